/** The rules of statistics. A cross-table is a table with rows and columns; a table without columns has only totals. */
export const statisticsRequirements = {
  'WK-STA-01':
    'A count is the number of records of the module whose counting time lies in the period, by the days of the time zone that the answer names, and each record counts once in each dimension.',
  'WK-STA-02':
    'In a cross-table a cell of 1 to 4 is not shown, and in any table a total of 1 to 4 that covers less than a station; a 0 is shown, except where nothing else can be the complement.',
  'WK-STA-03':
    'For each cell or total that is not shown there is another table of natural numbers with the same shown ones in which it differs, unless the totals of the station alone tell it; and where the total of a row or column is shown and is 5 or more, what is not shown of it adds up to 5 or more.',
  'WK-STA-04':
    'A total that covers one whole station or more is always shown: the total of the table, and each total of a row or column that is no township or community, as long as no filter narrows the area below the station.',
  'WK-STA-05': 'What is not shown has count null and suppressed true, anything else a number and suppressed false.',
  'WK-STA-06':
    'An unknown module, a dimension that the module does not have, two dimensions of area, two of period, and a table of more than 100 rows or 40 columns are refused as invalid-input.',
  'WK-STA-07':
    'A table by township or community, or narrowed to an area, counts whole calendar weeks, months, quarters or years: from is the first day of one and to the last, and day is no dimension of it; otherwise it is refused as invalid-input.',
  'WK-STA-08':
    'Rows and columns come in the order of their keys, codes in that of the contract, and a period, code or division without records has its zero.',
  'WK-STA-09': 'No dimension is a person, an officer or a unit.',
} as const;
