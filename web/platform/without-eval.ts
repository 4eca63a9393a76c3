import { z } from 'zod'

// zod tries whether it may compile code at run time; our policy refuses that, and each try is reported.
z.config({ jitless: true })
