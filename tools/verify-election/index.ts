/**
 * The command: `npm run verify-election -- check board.jsonl` and `… -- sample --out board.jsonl`.
 * @module
 */
import '../quick-curves'
import { runCommand } from './command'

process.exitCode = runCommand(process.argv.slice(2), {
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
  ...(process.stderr.isTTY ? { progress: (text: string) => process.stderr.write(text) } : {}),
})
