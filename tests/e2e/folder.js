const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')

/** Before and after the suites of a run: a folder that they share, see `stage.ts`. */
module.exports = () => {
  process.env.TXY_E2E_FOLDER = fs.mkdtempSync(path.join(os.tmpdir(), 'tongxinyuan-e2e-run-'))
}
