/** How long a test may take before it counts as hanging, milliseconds. */
jest.setTimeout(60_000)
