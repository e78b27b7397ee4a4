/** The rules of mediations. Articles of law stand with the rows of `legal-rules.ts`, by the ids that these rules name. */
export const mediationsRequirements = {
  'WK-MED-01': 'A mediation goes only the moves of its table of states; another one is refused as state-conflict.',
  'WK-MED-02':
    'A move whose needs are not all on record is refused as need-missing, with one error for each that is missing: its code is the name of the need, its pointer is empty.',
  'WK-MED-03':
    "What a mediation tells of its parties, sessions, agreement, papers and follow-ups is part of it: a change of one of them raises the mediation's version, but not the version of the others.",
  'WK-MED-04':
    'A party leaves the server with name, identity number, telephone and address masked, whoever asks; of an address the first six characters are shown, with four stars behind them.',
  'WK-MED-05': 'A party has only what a party entry has: no age, no birth date, no occupation.',
  'WK-MED-06': 'Only a registered mediation is assessed. Not eligible without a reason is refused as invalid-input.',
  'WK-MED-07':
    'A public-security mediation is eligible when every condition, at least one act and at least one ground are ticked and no exclusion is (the effects of its facts stand in the rows), and not eligible otherwise; an outcome that differs is refused as invalid-input.',
  'WK-MED-08':
    'Facts are ticked for public-security mediation only; for another kind a list that is not empty is refused as invalid-input.',
  'WK-MED-09':
    'A representative or guardian names a claimant or respondent of the same mediation; a claimant, respondent or helper names nobody. In public-security mediation a representative stands for a claimant only. Anything else is refused as invalid-input.',
  'WK-MED-10':
    'A claimant or respondent is entered until the mediation is consented to, since each of them is asked; a representative, guardian or helper is entered until the mediation is archived.',
  'WK-MED-11':
    'A party who has answered, signed, been present in a session, is named by the agreement, or for whom somebody stands is not removed: it is refused as state-conflict.',
  'WK-MED-12':
    'A mediation is consented to when every claimant and every respondent has consented. One refusal ends it, at whatever number of consents. Representatives and guardians answer in the name of whom they stand for, under the id of that party; an answer under the id of somebody who is neither claimant nor respondent is refused as state-conflict.',
  'WK-MED-13': 'A mediation that is accepted has acceptedAt, from which its usual duration runs.',
  'WK-MED-14':
    'Mediators are those of the own station. One who is not active, does not mediate the kind of the mediation or is named twice is refused as invalid-input. Nobody mediates a dispute in which their own person is a party, in whatever role: naming such a mediator, and making somebody a party who mediates it, are refused with the code mediator-is-party.',
  'WK-MED-15':
    'A mediator sees the mediations that they are assigned to and no others; who registers a mediation as a mediator is its lead mediator. They invite the parties of those alone, and hold attachments of those alone.',
  'WK-MED-16':
    'Sessions are numbered from 1 in the order of their planned times; cancelled ones have no number. Another one is planned only when each before it is cancelled, or was held with an outcome other than agreement; otherwise it is refused as state-conflict.',
  'WK-MED-17':
    'A public-security mediation has at most two sessions that are not cancelled; a third is refused as session-limit-reached.',
  'WK-MED-18':
    'The second session of a public-security mediation is planned for a time within its deadline, or refused as deadline-passed; where the calendar of working days is missing, it is not refused.',
  'WK-MED-19':
    'A session that was held has its start, an end after it, those present, minutes and an outcome; one that was not held has none of them: otherwise it is refused as invalid-input. What was held or cancelled does not change its state any more.',
  'WK-MED-20':
    'Those present are parties of the mediation; for a party who needs a guardian the guardian is present too, or the session is refused as invalid-input.',
  'WK-MED-21':
    'The clock of the second session of a public-security mediation starts with the end of the first one that was held with an outcome other than agreement, and stops when the second one is held.',
  'WK-MED-22':
    'An agreement holds the facts, the issues, who is liable, and for each step who owes it to whom, its content, way and due date; whoever owes or is owed is a claimant or respondent of the mediation, and no step is due before the day of the agreement, or it is refused as invalid-input.',
  'WK-MED-23':
    'Only a civil mediation has an oral agreement; for another kind it is refused as invalid-input. It is in force from agreedAt, and the mediation is effective in the answer of the same call.',
  'WK-MED-24':
    'A written agreement is not in force until it is brought into force, and the mediation is agreed until then.',
  'WK-MED-25':
    'An agreement in force is never changed: that is refused as state-conflict. A change of one that is not takes away every signature that it had.',
  'WK-MED-26':
    'An agreement has one signature of each claimant, each respondent and the lead mediator, none dated before agreedAt; a second of the same signer, or one of somebody else, is refused as invalid-input. A representative or guardian signs in the name of whom they stand for.',
  'WK-MED-27':
    'A written agreement is in force from the latest of its signatures and its seal. Without a seal only a public-security or judicial one comes into force; a civil one is refused as invalid-input.',
  'WK-MED-28':
    'The clock of judicial-confirmation runs from inForceAt, for civil mediations only; that of agreed-performance runs from inForceAt to the end of the due date of the last step.',
  'WK-MED-29':
    'A mediation fails only when every claimant and every respondent was told their rights; a list that lacks one of them is refused as invalid-input.',
  'WK-MED-30':
    'Each claimant and each respondent may withdraw until an agreement is in force. Staff name the claimant or respondent whose will it was, or nobody where the station takes it back; another party is refused as invalid-input.',
  'WK-MED-31': 'A mediation that was transferred tells to whom, when and why.',
  'WK-MED-32':
    'A step is performed once; a second time is refused as state-conflict. With the first one the mediation is performing, with the last one performed; where there is one step it is performed in the same call.',
  'WK-MED-33':
    'A breach names steps that are not performed and whose due date is past; another step is refused as invalid-input. Late performance of all steps makes the mediation performed.',
  'WK-MED-34':
    'A court is asked to confirm an agreement once, by all claimants and respondents of a civil mediation together, while the agreement is effective, performing, performed or breached. A decision is recorded once, and after the application. Anything else is refused as state-conflict, a list that lacks one of them as invalid-input.',
  'WK-MED-35':
    'An application for confirmation that is dated after the deadline of judicial-confirmation is refused as deadline-passed; where the calendar of working days is missing, it is not refused.',
  'WK-MED-36':
    'Follow-ups are recorded when the agreement was performed or breached, also after the first one; the first brings the mediation to followed-up. Parties do not see them.',
  'WK-MED-37':
    'A mediation is the own one of its claimants, respondents, and who stands for one of them; not of a helper. They consent, refuse or withdraw for themselves or for whom they stand, and under the id of another party it is not-found to them. They are told the personId of no party but themselves.',
  'WK-MED-38':
    'A deadline names its legal rule and the moment from which it runs. Only rules that name the kind of the mediation start a clock.',
  'WK-MED-39':
    'A deadline is due at the end of its last day in Asia/Shanghai, or at the time of day that it started where its rule says hours. The day of the start does not count; a month ends on the day of the same number or, where there is none, on its last day; a last day that is a day off moves to the next working day where the rule says so.',
  'WK-MED-40':
    'Where the calendar of working days lacks a year that a deadline needs, dueAt is null and missingCalendarYear names it; nothing is guessed and no other deadline is withheld.',
  'WK-MED-41':
    'The dossier tells each paper as present or missing, and whether the mediation can be archived; it tells nothing of what a paper holds.',
  'WK-MED-42':
    'A paper, or what goes with a performance, names attachments of the same mediation that have arrived whole; another is refused as invalid-input. A paper that must be shown by a scan is present when one is filed; of an oral agreement the record is enough. The others are present when what brings them is on record.',
  'WK-MED-43':
    'An archived mediation changes no more: every write to it and to what belongs to it is refused as state-conflict.',
  'WK-MED-44':
    'What is taken in is changed while the mediation is registered, eligible, consented, accepted, in session or agreed; its kind and its origin never are.',
  'WK-MED-45':
    'Mediations come by the due time of their next deadline, those without one last, and then the newest first; filters of one name widen, filters of several names narrow.',
  'WK-MED-46': 'The number in the register is made by the server, unique in the station, and never used again.',
  'WK-MED-47':
    'A deadline is met when what it is for was done in time: for usual-duration an agreement or the end of the mediation, for the second session that it was held, for judicial-confirmation the application, for agreed-performance the last step. It is passed when its due time has gone by without that, and ended when the mediation has ended otherwise.',
  'WK-MED-48':
    'What tells when something happened is not in the future: a time not beyond 60 seconds of clock skew, a day not after today in Asia/Shanghai; nor before the day on which mediation was applied for. Otherwise it is refused as invalid-input.',
  'WK-MED-49':
    'If-Match names the version of what the operation answers: the mediation, or the party, session or agreement. To remove a party it is that of the party.',
  'WK-MED-50':
    'The premises and the alert that a mediation names are those of the own station; one that is not there is refused as invalid-input.',
  'WK-MED-51':
    'A mediation has an outcome and closedAt from the moment at which it was found not eligible, refused, failed, withdrawn or transferred, or its agreement came into force (settled); a breach makes it breached until all steps are performed. The archive changes neither.',
  'WK-MED-52':
    'The calendar tells the sessions that are planned or were held, and the deadlines that have a due time, of the mediations that the caller sees, from the first to the last day asked for in Asia/Shanghai, in the order of their times; it names no person. A last day before the first one, or more than 92 days, is refused as invalid-input.',
  'WK-MED-53':
    'A mediation has at most 200 parties: a further one is refused as invalid-input with the code too-many-parties.',
  'WK-MED-54':
    'A running deadline is told of once as due-soon, from three days before its due time or from its start where that is later, and once as overdue when its due time has passed unmet.',
  'WK-MED-55':
    'A transfer to a station leaves the mediation as transferred and registers a new one there, under the id that the call gives, by origin transfer, with a number of that station and all that was taken in, without premises and alert; parties go with it and are asked anew. Both name each other, and both are there or neither.',
  'WK-MED-56':
    'toStationId and newMediationId are given together, with to: station and only then; a station that is unknown, or the own, is refused as invalid-input.',
  'WK-MED-57':
    'A claimant, a respondent or who stands for one of them objects until the mediation is archived; the staff of the mediation and who filed it see the objection, other parties do not, and openObjections tells a party of their own only.',
  'WK-MED-58':
    'An objection is answered once, with a reason, by staff; answerDueAt follows from the rule mediation-objection-answer. A second answer is refused as state-conflict.',
  'WK-MED-59':
    'A mediation is not archived while an objection waits for its answer: need-missing, with the code objections-answered.',
  'WK-MED-61':
    'A change that makes a party another person or organisation, by an identity number that another person has or that is not the one on record, or by another credit code, is refused as state-conflict once the party has answered, signed, been present in a session or is named by the agreement: enter another party instead.',
  'WK-MED-62':
    'A party keeps the name and telephone that it was entered with. Entering or changing a party changes nothing of a person who is on record already, but for a number that is added where none is; nor does the party show what is on record elsewhere.',
} as const;
