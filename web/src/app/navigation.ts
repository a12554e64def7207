import { lazy, type ComponentType } from 'react';
import type { IconName } from '../ui/Icon';

type Page = { path: string; title: string; icon: IconName; key: string; load: () => Promise<{ default: ComponentType }>; isPrimary?: boolean };

/** The pages in the order of the menu. Each is code of its own that comes when it is wanted. */
export const pages: readonly Page[] = [
  { path: '/', title: 'Overview', icon: 'overview', key: 'o', load: () => import('../pages/overview/OverviewPage'), isPrimary: true },
  { path: '/market', title: 'Market', icon: 'market', key: 'm', load: () => import('../pages/market/MarketPage'), isPrimary: true },
  { path: '/decisions', title: 'Decisions', icon: 'decisions', key: 'd', load: () => import('../pages/decisions/DecisionsPage'), isPrimary: true },
  { path: '/orders', title: 'Orders', icon: 'orders', key: 'p', load: () => import('../pages/orders/OrdersPage'), isPrimary: true },
  { path: '/agents', title: 'Agents', icon: 'agents', key: 'a', load: () => import('../pages/agents/AgentsPage') },
  { path: '/models', title: 'Models', icon: 'models', key: 'l', load: () => import('../pages/models/ModelsPage') },
  { path: '/features', title: 'Features', icon: 'features', key: 'f', load: () => import('../pages/features/FeaturesPage') },
  { path: '/patterns', title: 'Patterns', icon: 'patterns', key: 'n', load: () => import('../pages/patterns/PatternsPage') },
  { path: '/chains', title: 'Chains', icon: 'chains', key: 'c', load: () => import('../pages/chains/ChainsPage') },
  { path: '/backtests', title: 'Backtests', icon: 'backtests', key: 'b', load: () => import('../pages/backtests/BacktestsPage') },
  { path: '/data', title: 'Data', icon: 'data', key: 't', load: () => import('../pages/data/DataPage') },
  { path: '/system', title: 'System', icon: 'system', key: 's', load: () => import('../pages/system/SystemPage') },
];

export const components = new Map(pages.map((page) => [page.path, lazy(page.load)]));

export const pageOf = (path: string): Page | undefined => pages.find((page) => (page.path === '/' ? path === '/' : path === page.path || path.startsWith(`${page.path}/`)));
