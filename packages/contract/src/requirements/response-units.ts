/** The rules of response units. */
export const responseUnitsRequirements = {
  'WK-UNT-01':
    'A unit has at most one post, where it stands by; neither an answer nor an event tells where a unit or its people were at any time, and a former post is not kept.',
  'WK-UNT-02':
    'The state of a unit on an alert follows the alert: sent it is committed, departed responding, arrived on-scene, and released or with its alert closed returning.',
  'WK-UNT-03':
    'By hand a unit is moved only as the table of its states says; on an alert, or from a state that does not allow it, that is refused as state-conflict.',
  'WK-UNT-04':
    'The list of units is in the order of their labels, then of their ids; values of one filter are alternatives, different filters all hold.',
  'WK-UNT-05':
    'A unit on an alert is not deleted: that is refused as state-conflict; alerts keep the label of a deleted unit.',
  'WK-UNT-06':
    'The units nearest to an alert come by the distance of their posts, straight over the ground on WGS-84 in whole metres and at most 1 % off, those without a post last, equal ones by their ids.',
  'WK-UNT-07':
    'Every unit of the station is in that list, and each that can not be sent has every reason why; asking for it sends nothing.',
  'WK-UNT-08':
    'The place of an alert is its point, else that of its premises; where there is neither, the nearest units are refused as alert-not-located.',
  'WK-UNT-09': 'A new unit is off duty, and a change of a unit leaves its state.',
} as const;
