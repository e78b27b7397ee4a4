/** The rules of alerts. */
export const alertsRequirements = {
  'WK-ALR-01':
    'An alert is taken in as received, with a number that the server gives and that is unique at its station.',
  'WK-ALR-02': 'The name and telephone of who called are taken plain and answered masked; a null stays null.',
  'WK-ALR-03': 'The list of alerts has the newest receivedAt first, then the greater id.',
  'WK-ALR-04':
    'An alert moves only as the table of its states says and only when what the move needs is there; any other move is refused as state-conflict.',
  'WK-ALR-05': 'Units are sent only by a call that names them, and all of them or none.',
  'WK-ALR-06': 'A departure or arrival needs a unit on the alert, otherwise it is refused as state-conflict.',
  'WK-ALR-07':
    'The time of a move or a note, and that at which an alert occurred, is at most 60 seconds later than the receipt of the server, otherwise it is refused as invalid-input.',
  'WK-ALR-08':
    'A move that closes an alert tells who closed it, when and why, and releases its units in the same transaction.',
  'WK-ALR-09': 'An archived alert is changed by nothing any more, save that it joins or leaves a group.',
  'WK-ALR-10':
    'An alert that is reopened is received again: it has no units, closing and original, no times of states but receivedAt, its deadlines start anew beside those that ended, and its timeline goes on.',
  'WK-ALR-11':
    'The original of a duplicate is another alert of the same station that is no duplicate, is not transferred and not archived; another original is refused as invalid-input, and an alert that has duplicates of its own as state-conflict.',
  'WK-ALR-12':
    'A transfer leaves the alert at its station as transferred and makes a new one at the other station under the id that the call gives; both name each other, and both are there or neither.',
  'WK-ALR-13':
    'Each move, change, dispatch, note, reminder and grouping is one entry of the timeline, the oldest first; no entry is ever changed or removed.',
  'WK-ALR-14':
    'A note is added in any state but archived, where it is refused as state-conflict; it needs no version of the alert and leaves it.',
  'WK-ALR-15':
    'The list of deadlines has every deadline that runs at the station exactly once, the nearest end first, and none of an alert that needs it no more.',
  'WK-ALR-16':
    'The intake and each move start the deadlines that the table of states names, for the priority of the alert, from their time; one that runs is not started again.',
  'WK-ALR-17':
    'A station has one row for each time limit of the contract: the project default as long as its administrator has not set another, and again once null is sent.',
  'WK-ALR-18': 'A time limit that is changed holds for deadlines that start afterwards.',
  'WK-ALR-19': 'An alert is changed only while it is open, and is refused as state-conflict afterwards.',
  'WK-ALR-20':
    'Each change of an alert, joining or leaving a group among them, is a version and one event whose data are the id, version, state, priority, category, division and times of the alert after the change.',
  'WK-ALR-21':
    'Alerts are grouped by the same place or the same matter and never by who called or whom it concerns; groups stand in the order of their newest alert, never of their size.',
  'WK-ALR-22':
    'When an alert is received in the same category, and at the same premises or within the metres that its station has set, as another of the days before that its station has set, the server proposes a group, or adds it to the one that is there.',
  'WK-ALR-23':
    'The alerts of a group are of one station, otherwise it is refused as invalid-input; an alert is in one group at most, otherwise it is refused as state-conflict.',
  'WK-ALR-24':
    'A reinforcement needs a unit on the alert, otherwise it is refused as state-conflict; it adds units and leaves the state of the alert.',
  'WK-ALR-25':
    'Units on the alert are released and at least one stays, otherwise the release is refused as state-conflict: the last one is released by a dispatch of others or by closing the alert.',
  'WK-ALR-26':
    'When the reminder of a deadline comes and when its end passes unmet, the log has alert.due-soon and alert.overdue within 10 seconds, each once; an end that another priority moves into the future passes anew.',
  'WK-ALR-27':
    'An alert is kept by the station that the intake names, or else by that of the caller; a station that is not the caller’s is refused as invalid-input.',
  'WK-ALR-28': 'A receivedAt that is later than the receipt of the server counts as the receipt.',
  'WK-ALR-29':
    'A unit of another station is refused as invalid-input; one that is on another alert, unavailable or off duty as unit-not-available, with a pointer to each.',
  'WK-ALR-30':
    'A unit that is on the alert already stays as it is, and one that a new dispatch does not name is released.',
  'WK-ALR-31':
    'A departure or arrival is of the unit that it names, or of all that have not told it yet; a unit that is not on the alert is refused as invalid-input.',
  'WK-ALR-32':
    'A move is not earlier than the move before, otherwise it is refused as invalid-input; one without a time has that of the receipt.',
  'WK-ALR-33':
    'An alert that came by a transfer is received at the time of the transfer by the channel transfer, with a number and deadlines of its station, without premises, and with all else that is known.',
  'WK-ALR-34': 'A transfer to a station that is unknown, or the own, is refused as invalid-input.',
  'WK-ALR-35':
    'A deadline is met by the moves that its row names, in time or late, and stopped by any other move that closes or reopens the alert.',
  'WK-ALR-36':
    'When the priority of an alert changes, its running deadlines end as the new priority says, counted from their start.',
  'WK-ALR-37': 'Alerts that were taken out of a group, or whose group was deleted, are not proposed again together.',
  'WK-ALR-38':
    'Values of one filter of alerts are alternatives, different filters all hold, and an alert lies in an area when its division does.',
  'WK-ALR-39':
    'A station has one rule of repeated alerts, read under the id of the station: its days and its metres are each the project default as long as its administrator has not set another, and again once null is sent.',
  'WK-ALR-40':
    'A rule of repeated alerts that is changed holds for alerts that are received afterwards, and leaves the groups that are there.',
  'WK-ALR-41':
    'Identity and telephone numbers in the description of an alert are answered masked, and wholeDescription is then revealable; it is null where nothing in the description is masked.',
  'WK-ALR-42':
    'When the end of a deadline of an open alert passes unmet, the alert is escalated by the change that tells alert.overdue: escalation names the limit of the oldest deadline that is over and unmet, and its end, and no person; another escalation is another version of the alert.',
  'WK-ALR-43':
    'An escalation ends with its deadline, be it met, stopped or moved into the future, and passes to the oldest other one that is over; a closed alert has none, and the timeline keeps its entries.',
  'WK-ALR-44': 'With escalated=true the list of alerts has those that are escalated now and no others.',
} as const;
