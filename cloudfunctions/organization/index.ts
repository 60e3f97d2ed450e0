/** @module Cloud function `organization`: the tree and its filling from spreadsheets. */
import { serve } from '../kernel/serve'
import { continueImportAction } from './advance'
import { getImportAction, listImportsAction, listProblemsAction } from './reads'
import { startImportAction } from './start'
import { getTemplateAction } from './template'
import { resumeImports, tidyImports } from './tidy'
import { getTreeAction, listGridsAction } from './tree'
import { undoImportAction } from './undo'

export const main = serve(
  [
    continueImportAction,
    getImportAction,
    getTemplateAction,
    getTreeAction,
    listGridsAction,
    listImportsAction,
    listProblemsAction,
    startImportAction,
    undoImportAction,
  ],
  {
    timer: async (kernel, now) => {
      await tidyImports(kernel)
      await resumeImports(kernel, now)
    },
  },
)
