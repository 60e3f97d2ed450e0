/**
 * Public holidays and make-up working days (调休) of mainland China, one State Council notice a year.
 * A year's notice appears in the autumn before it: add it here as soon as it is out.
 * @module
 */

/** One year as its notice states it. Dates are `MM-DD`; ranges include both ends. */
export interface HolidayYear {
  readonly year: number
  /** The notice the dates are taken from. */
  readonly source: string
  readonly off: readonly (readonly [from: string, to: string])[]
  /** Saturdays and Sundays on which people work. */
  readonly work: readonly string[]
}

export const HOLIDAY_YEARS: readonly HolidayYear[] = [
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号，2024-11-12）',
    off: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: 2026,
    source: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025-11-04）',
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
]

/**
 * Days off that fall on the same date every year by law, for years whose notice is not out yet:
 * 全国年节及纪念日放假办法 (2024 revision), article 2. Festivals of the lunar calendar and make-up
 * days of such a year are unknown, so whatever is counted with it is provisional.
 */
export const FIXED_DAYS_OFF: readonly string[] = [
  '01-01',
  '05-01',
  '05-02',
  '10-01',
  '10-02',
  '10-03',
]
