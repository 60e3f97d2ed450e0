const { configure } = require('@testing-library/react')

/** How long a page may take to show what it should before that counts as never, milliseconds. */
configure({ asyncUtilTimeout: 10_000 })
