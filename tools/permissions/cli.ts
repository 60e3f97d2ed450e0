/** @module `npm run permissions`: prints the permission matrix and writes docs/permissions.md. */
import fs from 'node:fs'
import { readContracts } from './contracts'
import { documentPath } from './fresh'
import { permissionsDocument } from './table'

const text = permissionsDocument(readContracts())
fs.writeFileSync(documentPath, text)
process.stdout.write(text)
