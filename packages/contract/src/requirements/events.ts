/** The rules of events: what writes into the log, and how the stream reads it. */
export const eventsRequirements = {
  'WK-EVT-01':
    'An event can be read only after the write that it tells of has committed; a write that was refused or undone makes none.',
  'WK-EVT-02':
    'A write makes its events once: an answer that is replayed, or a write that changes nothing, makes none.',
  'WK-EVT-03':
    'An event is a CloudEvent 1.0 in JSON of a type in the registry, its data keeps the schema of that type, its subject is the path of the record.',
  'WK-EVT-04': 'An event holds no personal data, masked or not.',
  'WK-EVT-05':
    'A caller gets the events of those records that the operation named by the type in the registry would let them read, and no others.',
  'WK-EVT-06': 'Events of one station come in the order in which their writes committed.',
  'WK-EVT-07':
    'A stream that is opened with Last-Event-ID goes on directly after that position: every event of the filter after it comes once, none before it, across any number of reconnects.',
  'WK-EVT-08':
    'A stream begins with the notice position or reset, whose id is where it goes on from; without Last-Event-ID that is the end of the log, so that nothing is lost between that notice and the first event.',
  'WK-EVT-09':
    'A Last-Event-ID that is older than the log, or that the server does not know, is answered with the notice reset and its reason, and the stream goes on from the end of the log.',
  'WK-EVT-10': 'A stream is never silent for more than 20 seconds: where nothing is to be told, a comment is.',
  'WK-EVT-11':
    'type and area may be repeated and filter what comes: a type by its name or by resource.*, an area by the division that holds the division of the event, as lower divisions lie in higher ones.',
  'WK-EVT-12': 'The position of a stream does not depend on its filter: it may be sent back with another one.',
  'WK-EVT-13': 'A stream tells by retry, before anything else, how many milliseconds to wait before reconnecting.',
  'WK-EVT-14':
    'A server that ends a stream ends it between two events with the notice end, its reason and the time after which to come back.',
  'WK-EVT-15': 'A stream ends no later than the token with which it was opened.',
  'WK-EVT-16':
    'The id of an event is unique within its source and the same wherever it is delivered; the id field of the stream is a position and is opaque.',
  'WK-EVT-17': 'A filter by a type that the server does not know is refused as invalid-input.',
  'WK-EVT-18':
    'While the filter lets nothing through, the position is told again within 20 seconds of the log going on.',
} as const;
