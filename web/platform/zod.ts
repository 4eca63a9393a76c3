import { z } from 'zod'

// zod tries whether it may compile code when a schema is made; our policy refuses that, and each try is reported. Schemas
// are made while modules are loaded, in an order that the bundler chooses: so every page has its zod from here.
z.config({ jitless: true })

export { z }
