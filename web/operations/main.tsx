import '../kit/kit.css'
import { startApp } from '../platform/start-app.tsx'
import { Operations } from './operations.tsx'

await startApp({ page: '/operations', audience: 'staff', namespaces: ['operations'], children: <Operations /> })
