/** The rules of alerts. */
export const alertsRequirements = {
  'WK-ALR-01':
    'An alert is taken in as received, at the station that the call names or else that of the caller, with a number that the server gives and that is unique there; a station that is not the caller’s is refused as invalid-input, and a receivedAt later than the receipt of the server counts as the receipt.',
  'WK-ALR-02': 'The name and telephone of who called are taken plain and answered masked; a null stays null.',
  'WK-ALR-03':
    'The list of alerts has the newest receivedAt first, then the greater id; values of one filter are alternatives, different filters all hold, and an alert lies in an area when its division does.',
  'WK-ALR-04':
    'An alert moves only as the table of its states says and only when what the move needs is there; any other move is refused as state-conflict.',
  'WK-ALR-05':
    'Units are sent only by a call that names them; if one of them is of another station the call is refused as invalid-input, if one is on another alert, unavailable or off duty as unit-not-available with a pointer to each, and no unit is sent. A unit that is on the alert already stays as it is, and one that a new dispatch does not name is released.',
  'WK-ALR-06':
    'A departure or arrival needs a unit on the alert, otherwise it is refused as state-conflict; it is of the unit that it names, or of all that have not told it yet when it names none, and the unit has its time. A unit that is not on the alert is refused as invalid-input.',
  'WK-ALR-07':
    'The time of a move or a note, and that at which an alert occurred, is at most 60 seconds later than the receipt of the server, and that of a move not earlier than the move before; otherwise it is refused as invalid-input. A move without a time has that of the receipt.',
  'WK-ALR-08':
    'A move that closes an alert tells who closed it, when and why, and releases its units in the same transaction.',
  'WK-ALR-09': 'An archived alert is changed by nothing any more, save that it joins or leaves a group.',
  'WK-ALR-10':
    'An alert that is reopened is received again: it has no units, closing and original, no times of states but receivedAt, its deadlines start anew beside those that ended, and its timeline goes on.',
  'WK-ALR-11':
    'The original of a duplicate is another alert of the same station that is no duplicate, is not transferred and not archived; another original is refused as invalid-input, and an alert that has duplicates of its own as state-conflict.',
  'WK-ALR-12':
    'A transfer leaves the alert at its station as transferred and makes a new alert at the other station, under the id that the call gives: received at the time of the transfer by the channel transfer, with a number and deadlines of that station, no premises, and all else that is known. Both name each other, and both are there or neither; an unknown station or the own one is refused as invalid-input.',
  'WK-ALR-13':
    'Each move, change, dispatch, note, reminder and grouping is one entry of the timeline, the oldest first; no entry is ever changed or removed.',
  'WK-ALR-14':
    'A note is added in any state but archived, where it is refused as state-conflict; it needs no version of the alert and leaves it.',
  'WK-ALR-15':
    'The list of deadlines has every deadline that runs at the station exactly once, the nearest end first, and none of an alert that needs it no more.',
  'WK-ALR-16':
    'A move starts the deadlines that the table of states names, for the priority of the alert, from the time of the move; one that runs is not started again. It is met by the moves that its row names and stopped by any other move that closes or reopens the alert.',
  'WK-ALR-17':
    'A station has one row for each time limit of the contract: the project default as long as its administrator has not set another, and again once null is sent.',
  'WK-ALR-18': 'A time limit that is changed holds for deadlines that start afterwards.',
  'WK-ALR-19':
    'An alert is changed only while it is open, and is refused as state-conflict afterwards; when its priority changes, its running deadlines end as the new priority says, counted from their start.',
  'WK-ALR-20':
    'Each change of an alert, joining or leaving a group among them, is a version and one event whose data are the id, version, state, priority, category, division and times of the alert after the change.',
  'WK-ALR-21':
    'Alerts are grouped by the same place or the same matter and never by who called or whom it concerns; groups stand in the order of their newest alert, never of their size.',
  'WK-ALR-22':
    'When an alert is received in the same category, and at the same premises or within 30 metres, as another of the 30 days before, the server proposes a group or adds to the one that is there; a pair that was taken out of a group, or whose group was deleted, is not proposed again.',
  'WK-ALR-23':
    'The alerts of a group are of one station, and an alert is in one group at most: an alert of another station is refused as invalid-input, one that is in another group as state-conflict.',
  'WK-ALR-24':
    'A reinforcement is for an alert that has a unit on it, adds units to those that are there, and leaves the state of the alert.',
  'WK-ALR-25':
    'A release names units that are on the alert, and at least one other stays; the last one is released only by a dispatch of others or by closing the alert, otherwise it is refused as state-conflict.',
  'WK-ALR-26':
    'When the reminder of a deadline comes and when its end passes unmet, the log has alert.due-soon and alert.overdue within 10 seconds, each once.',
} as const;
