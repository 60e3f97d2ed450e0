const fs = require('node:fs')

/** Removes what `folder.js` made. */
module.exports = () => fs.rmSync(process.env.TXY_E2E_FOLDER, { recursive: true, force: true })
