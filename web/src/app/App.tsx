import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { Empty, Loading } from '../ui/Panel';
import { components } from './navigation';
import { PageBoundary } from './PageBoundary';
import { Shell } from './Shell';
import { useAppSelector } from './store';

const SignInPage = lazy(() => import('../pages/sign-in/SignInPage'));

/** The routes: signing in stands alone, everything else inside the shell. */
export function App() {
  const isSignedOut = useAppSelector((state) => state.session.isSignedOut);
  const { pathname, search } = useLocation();

  if (pathname === '/sign-in') {
    return (
      <Suspense fallback={null}>
        <SignInPage />
      </Suspense>
    );
  }
  if (isSignedOut) {
    const to = pathname + search;
    return <Navigate replace to={to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`} />;
  }
  return (
    <Shell>
      <PageBoundary key={pathname.split('/')[1]}>
        <Suspense fallback={<Loading rows={8} />}>
          <Routes>
            {[...components].map(([path, Page]) => (
              <Route key={path} path={path === '/' ? '/' : `${path}/*`} element={<Page />} />
            ))}
            <Route path="*" element={<Empty title="There is no such page" />} />
          </Routes>
        </Suspense>
      </PageBoundary>
    </Shell>
  );
}
