/**
 * One alphabet for the publish-lint: full-width forms and Chinese digits become ASCII, character by
 * character, so that a position in the result is a position in the text.
 * @module
 */

const CHINESE_DIGITS: Record<string, string> = {
  〇: '0',
  零: '0',
  一: '1',
  壹: '1',
  幺: '1',
  二: '2',
  贰: '2',
  三: '3',
  叁: '3',
  四: '4',
  肆: '4',
  五: '5',
  伍: '5',
  六: '6',
  陆: '6',
  七: '7',
  柒: '7',
  八: '8',
  捌: '8',
  九: '9',
  玖: '9',
}

/** Full-width ASCII variants become ASCII; everything else stays. Same length as the input. */
export function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}

/**
 * As {@link narrow}, and runs of at least seven Chinese digits (someone spelling out a number to
 * get past a filter) become ASCII digits. Same length as the input.
 */
export function narrowDigits(text: string): string {
  return narrow(text).replace(/[〇零一壹幺二贰三叁四肆五伍六陆七柒八捌九玖]{7,}/g, (run) =>
    [...run].map((c) => CHINESE_DIGITS[c] ?? c).join(''),
  )
}
