import '../kit/kit.css'
import { startApp } from '../platform/start-app.tsx'
import { My } from './my.tsx'

await startApp({ page: '/my', audience: 'customers', namespaces: ['my'], children: <My /> })
