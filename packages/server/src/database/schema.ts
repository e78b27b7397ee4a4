import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** A moment: read as a Date, written as a Date or RFC 3339 text. */
type Moment = ColumnType<Date, Date | string, Date | string>;
type NullableMoment = ColumnType<Date | null, Date | string | null, Date | string | null>;
/** A document: read as a value, written as JSON text. */
type Json<T extends object> = JSONColumnType<T, string, string>;
type NullableJson<T extends object> = JSONColumnType<T | null, string | null, string | null>;
/** A place in a station's log of events; drivers differ in what they read a bigint as. */
type LogPosition = ColumnType<string | number | bigint, string, string>;
/** A place in a log: read as text, since it may outgrow a number. */
type Position = ColumnType<string, string | number, string | number>;
type PositionOr0 = ColumnType<string, string | number | undefined, string | number>;
/** Bytes; drivers differ in what they read them as, but it is an array of bytes. */
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>;
/** A calendar day as text. */
type Day = string | null;

export interface AddressDocument {
  divisionCode: string;
  county: string;
  township: string;
  community: string;
  road: string;
  number: string;
  building: string | null;
  /** The whole address from the road on. */
  text: string;
  /** The address as far as the building. */
  buildingText: string;
  unit: string | null;
  floor: number | null;
  room: string | null;
}

export interface Schema {
  divisions: {
    code: string;
    name: string;
    parent_code: string | null;
    level: string;
    first_year: number;
    last_year: number | null;
  };
  stations: {
    id: string;
    name: string;
    division_code: string;
    telephone: string;
    address: string;
    service_links: Json<object[]>;
  };
  rental_check_standards: {
    version: string;
    document: Json<object>;
    effective_from: Day;
    station_id: string | null;
    published_at: NullableMoment;
  };
  plate_keys: {
    public_key: string;
    key_id: string;
    station_id: string;
    secret_id: string;
    created_at: Moment;
    id: Generated<string>;
    version: Generated<number>;
    state: Generated<string>;
    derivation: Generated<string | null>;
    ended_at: NullableMoment;
    end_reason: string | null;
  };
  record_stations: { record_id: string; station_id: string };
  plate_codes: { code: string; station_id: string };
  plate_endings: { code_hash: string; state: string; ended_at: Moment };
  sign_in_links: { issuer: string; subject: string; station_id: string; account_id: string };
  development_sign_ins: { subject: string; ordinal: number; role: string; label: Json<object> };
  accounts: {
    station_id: string;
    id: string;
    display_name: string;
    roles: string[];
    person_id: string | null;
    ended_at: NullableMoment;
  };
  people: {
    station_id: string;
    id: string;
    version: Generated<number>;
    name_sealed: string;
    name_masked: string;
    identity_sealed: string | null;
    identity_masked: string | null;
    identity_hash: string | null;
    phone_sealed: string | null;
    phone_masked: string | null;
    phone_hash: string | null;
    restricted: Generated<string[]>;
    unnamed_since: NullableMoment;
  };
  organisations: {
    station_id: string;
    id: string;
    version: Generated<number>;
    name: string;
    /** The name as it is searched. */
    folded_name: string;
    social_credit_code: string;
    kind: string;
    ended_on: Day;
  };
  addresses: {
    station_id: string;
    id: string;
    version: Generated<number>;
    division_code: string;
    county: string;
    township: string;
    community: string;
    road: string;
    number: string;
    building: string | null;
    unit: string | null;
    floor: number | null;
    room: string | null;
    text: string;
    building_text: string;
    /** The line as it is searched. */
    folded_text: string;
    level: string;
    state: string;
    replaced_by: string | null;
  };
  search_grams: { station_id: string; kind: string; gram: string; record_id: string };
  premises: {
    station_id: string;
    id: string;
    version: Generated<number>;
    /** Null where it is not known which address of the register it is. */
    address_id: string | null;
    address: Json<AddressDocument>;
    community_code: string;
    use: string;
    storeys: number;
    floor_area: number | null;
    landlord_person_id: string | null;
    organisation_id: string | null;
    let_since: Day;
    created_at: Moment;
    updated_at: Moment;
  };
  dwellings: {
    station_id: string;
    id: string;
    version: Generated<number>;
    premises_id: string;
    label: string;
    floor: number | null;
    rooms: number;
    floor_area: number | null;
    ended_on: Day;
  };
  stays: {
    station_id: string;
    id: string;
    version: Generated<number>;
    premises_id: string;
    dwelling_id: string | null;
    person_id: string;
    state: string;
    started_on: string;
    expected_end_on: Day;
    ended_on: Day;
    registered_at: Moment;
    registered_by: string | null;
    registered_by_role: Generated<string | null>;
  };
  doorplates: {
    station_id: string;
    id: string;
    version: Generated<number>;
    premises_id: string;
    code: string;
    payload: string;
    state: string;
    building_address: Json<object>;
    issued_at: Moment;
    issued_by: string | null;
    ended_at: NullableMoment;
    end_reason: string | null;
    replaced_by: string | null;
  };
  attachments: {
    station_id: string;
    id: string;
    version: Generated<number>;
    premises_id: string;
    size: number;
    sha256: string;
    media_type: string;
    received_bytes: Generated<number>;
    state: string;
    created_at: Moment;
    created_by: string;
    kept_size: number | null;
    kept_sha256: string | null;
    kept_media_type: string | null;
    width: number | null;
    height: number | null;
    secret_id: string;
  };
  rental_checks: {
    station_id: string;
    id: string;
    version: Generated<number>;
    premises_id: string;
    previous_check_id: string | null;
    standard_version: string;
    observed_at: Moment;
    received_at: Moment;
    checked_by: string;
    checked_by_role: string;
    ordinal: number;
    document: Json<object>;
    state: Generated<string>;
    finished_at: NullableMoment;
    review: NullableJson<object>;
    reviewed_by: string | null;
    withdrawal: NullableJson<object>;
  };
  rental_check_photographs: {
    station_id: string;
    check_id: string;
    attachment_id: string;
    premises_id: string | null;
  };
  photograph_uses: {
    station_id: string;
    attachment_id: string;
    record_id: string;
    used_in: string;
    premises_id: string;
  };
  hazards: {
    station_id: string;
    id: string;
    version: Generated<number>;
    premises_id: string;
    check_id: string;
    item_code: string;
    standard_version: string;
    severity: number;
    state: string;
    basis: string;
    note: string | null;
    photograph_ids: string[];
    observed_at: Moment;
    due_at: Moment;
    referral: boolean;
    assigned_to: string | null;
    rectified_at: NullableMoment;
    verified_at: NullableMoment;
    verified_by: string | null;
    referred_at: NullableMoment;
    referred_to: string | null;
    assigned_to_name: string | null;
    rectification: NullableJson<object>;
    verification: NullableJson<object>;
    inspected_by: Generated<string[]>;
    referral_authority: string | null;
    referral_reason: string | null;
    referral_reference: string | null;
    referred_by: NullableJson<object>;
  };
  objections: {
    station_id: string;
    id: string;
    version: Generated<number>;
    premises_id: string;
    target_kind: string;
    target_id: string;
    check_id: string;
    state: string;
    statement: string;
    photograph_ids: string[];
    filed_at: Moment;
    filed_by: string;
    answer_due_at: Moment;
    answer: NullableJson<object>;
    answered_by: string | null;
    withdrawn_at: NullableMoment;
  };
  ratings: {
    station_id: string;
    premises_id: string;
    check_id: string;
    standard_version: string;
    stars: number;
    state: string;
    rated_at: Moment;
    checked_at: Moment;
    document: Json<object>;
    next_check_due_on: Day;
  };
  embed_sessions: {
    station_id: string;
    id: string;
    version: Generated<number>;
    token_hash: string;
    issuer: string;
    subject: string;
    account_id: string;
    person_id: string | null;
    origin: string;
    widgets: string[];
    scopes: string[];
    created_at: Moment;
    created_by: string;
    expires_at: Moment;
    revoked_at: NullableMoment;
  };
  invitation_codes: { code_hash: string; station_id: string; invitation_id: string };
  invitations: {
    station_id: string;
    id: string;
    version: Generated<number>;
    person_id: string;
    role: string;
    code_hash: string;
    created_at: Moment;
    created_by: string;
    expires_at: Moment;
    redeemed_at: NullableMoment;
    redeemed_by: string | null;
    revoked_at: NullableMoment;
  };
  wrong_codes: { station_id: string; account_id: string; tried_at: Json<string[]> };
  devices: {
    station_id: string;
    id: string;
    version: Generated<number>;
    account_id: string;
    label: string;
    state: string;
    registered_at: Moment;
    last_seen_on: Day;
    wipe_ordered_at: NullableMoment;
    wipe_reason: string | null;
    wiped_at: NullableMoment;
    unsent_lost: number | null;
  };
  device_limits: {
    station_id: string;
    lock_after_minutes: number;
    keep_reads_minutes: number;
    keep_unsent_days: number;
  };
  subscriptions: {
    station_id: string;
    id: string;
    version: Generated<number>;
    url: string;
    description: string;
    types: string[];
    areas: string[];
    active: boolean;
    state: string;
    failing_since: NullableMoment;
    disabled_at: NullableMoment;
    position: LogPosition;
    created_at: Moment;
    created_by: string | null;
  };
  subscription_secrets: {
    station_id: string;
    subscription_id: string;
    id: string;
    value_sealed: string;
    created_at: Moment;
  };
  webhook_deliveries: {
    station_id: string;
    id: string;
    version: Generated<number>;
    subscription_id: string;
    event_id: string;
    event_type: string;
    body: string;
    state: string;
    forced: Generated<boolean>;
    attempts: Json<object[]>;
    tries: Generated<number>;
    next_attempt_at: NullableMoment;
    leased_by: string | null;
    leased_until: NullableMoment;
    created_at: Moment;
  };
  person_requests: {
    station_id: string;
    id: string;
    version: Generated<number>;
    person_id: string;
    kind: string;
    state: string;
    record: string | null;
    field: string | null;
    correct_value_sealed: string | null;
    correct_value_masked: string | null;
    statement_sealed: string;
    received_at: Moment;
    due_on: string;
    filed_by: string | null;
    decision: string | null;
    reason_sealed: string | null;
    legal_basis: string | null;
    answered_at: NullableMoment;
    answered_by: string | null;
    closed_at: NullableMoment;
  };
  key_ring_marks: {
    is_only: Generated<boolean>;
    lookup_mark: string;
  };
  key_ring_holders: { process: string; key_ids: string[]; seen_at: Moment };
  tombstones: {
    station_id: string;
    id: string;
    record_id: string;
    class: string;
    fields: string[];
    deleted_at: Moment;
    rule: string;
    request_id: string | null;
  };
  legal_holds: {
    station_id: string;
    id: string;
    record_id: string;
    reason_sealed: string;
    set_at: Moment;
    lifted_at: NullableMoment;
    lift_reason_sealed: string | null;
  };
  event_logs: { station_id: string; position: Position; begins_after: PositionOr0 };
  events: {
    station_id: string;
    position: Position;
    id: string;
    type: string;
    subject: string;
    time: Moment;
    division_code: string;
    data: Json<object>;
  };
  jobs: {
    station_id: string;
    id: string;
    version: Generated<number>;
    kind: string;
    subject_id: string;
    state: string;
    done: Generated<number>;
    total: number | null;
    problem: JSONColumnType<object | null, string | null, string | null>;
    created_at: Moment;
    finished_at: NullableMoment;
    leased_by: string | null;
    leased_until: NullableMoment;
    tries: Generated<number>;
  };
  exports: {
    station_id: string;
    id: string;
    version: Generated<number>;
    job_id: string;
    state: string;
    modules: string[];
    from_day: string;
    until_day: string;
    format: string;
    size: ColumnType<string | number | null, number | null, number | null>;
    sha256: string | null;
    records: number | null;
    created_at: Moment;
    expires_at: NullableMoment;
    account_id: string | null;
    role: string;
    request_id: string;
    module_at: Generated<number>;
    record_at: string | null;
    secret_id: string;
    cleared: Generated<boolean>;
  };
  export_pieces: {
    station_id: string;
    export_id: string;
    number: ColumnType<string | number, number, number>;
    size: number;
  };
  imported_rows: {
    station_id: string;
    kind: string;
    key_hash: string;
    content_hash: string;
    record_id: string | null;
    imported_at: Moment;
  };
  counted_records: {
    station_id: string;
    module: string;
    record_id: string;
    day: string;
    community_code: string;
    codes: Json<Record<string, string>>;
  };
  record_counts: {
    station_id: string;
    module: string;
    period: string;
    starts_on: string;
    community_code: string;
    codes: Json<Record<string, string>>;
    count: number;
  };
  idempotency_records: {
    station_id: string;
    account_id: string;
    key: string;
    fingerprint: string;
    status: number | null;
    headers: JSONColumnType<object | null, string | null, string | null>;
    body: string | null;
    created_at: Moment;
  };
  upkeep_tasks: {
    name: string;
    leased_by: string | null;
    leased_until: NullableMoment;
    done_at: NullableMoment;
  };
  audit_queue: {
    station_id: string;
    id: string;
    recorded_at: Moment;
    operation: string;
    purpose: string | null;
    account_id: string | null;
    role: string;
    request_id: string;
    outcome: number;
    records: string[];
    field: ColumnType<string | null, string | null | undefined, string | null>;
  };
  audit_logs: {
    station_id: string;
    size: LogPosition;
    edge: Bytes;
    checkpoint_size: ColumnType<string | number | bigint, string | undefined, string>;
    checkpoint_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    reviewed_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  audit_entries: {
    station_id: string;
    at: Moment;
    id: string;
    position: LogPosition;
    operation: string;
    purpose: string | null;
    account_id: string | null;
    role: string;
    outcome: number;
    request_id: string;
    records: string[];
    field: string | null;
    leaf_hash: Bytes;
  };
  audit_tiles: { station_id: string; level: number; position: LogPosition; hashes: Bytes };
  audit_checkpoints: { station_id: string; tree_size: LogPosition; root_hash: Bytes; at: Moment; note: string };
  audit_keys: { station_id: string; public_key: string; key_id: string; name: string; created_at: Moment };
  audit_reviews: {
    station_id: string;
    id: string;
    version: Generated<number>;
    entry_id: string;
    account_id: string | null;
    occasion: string;
    state: string;
    purpose: string | null;
    reason_sealed: string | null;
    opened_at: Moment;
    decided_at: NullableMoment;
    decided_by: string | null;
    finding_sealed: string | null;
  };
}
