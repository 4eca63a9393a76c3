import '../kit/kit.css'
import { startApp } from '../platform/start-app.tsx'
import { Console } from './console.tsx'

await startApp({ page: '/console', audience: 'staff', namespaces: ['console'], children: <Console /> })
