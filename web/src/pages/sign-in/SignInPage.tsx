import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../api/api';
import { describe } from '../../api/http';
import { signedIn } from '../../api/session';
import type { Problem } from '../../api/types';
import { useAppDispatch } from '../../app/store';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { safeTarget } from './safeTarget';

export default function SignInPage() {
  const [params] = useSearchParams();
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const [signIn, { isLoading }] = api.useSignInMutation();
  const [signInByCode] = api.useSignInByCodeMutation();
  const [fault, setFault] = useState<string | null>(null);
  const code = params.get('code');
  const [isRedeeming, setRedeeming] = useState(code !== null);
  const redeemed = useRef<string | null>(null);

  const enter = () => {
    dispatch(api.util.resetApiState());
    dispatch(signedIn());
    void navigate(safeTarget(params.get('to')), { replace: true });
  };

  useEffect(() => {
    document.title = 'Sign in · Arus';
    if (code === null || redeemed.current === code) {
      return;
    }
    redeemed.current = code;
    void signInByCode(code)
      .unwrap()
      .then(enter, (problem: Problem) => {
        setFault(problem.status === 0 ? 'The server does not answer.' : `This link no longer works: ${describe(problem)}`);
        setRedeeming(false);
      });
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setFault(null);
    void signIn({ name: String(form.get('name')), password: String(form.get('password')) })
      .unwrap()
      .then(enter, (problem: Problem) => setFault(problem.status === 401 ? 'Name and password do not fit.' : describe(problem)));
  };

  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-3">
          <svg viewBox="0 0 22 16" className="h-6 w-[33px] text-accent" aria-hidden fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round">
            <path d="M1.5 13c4.5 0 4.5-10 9.5-10s5 10 9.5 10" />
          </svg>
          <h1 className="text-xl font-semibold tracking-tight">Sign in to Arus</h1>
        </div>
        {isRedeeming ? (
          <p role="status" className="rounded-lg border border-line bg-surface p-5 text-soft">
            Signing in with the link…
          </p>
        ) : (
          <form onSubmit={submit} className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">
            <TextField label="Name" name="name" autoComplete="username" defaultValue="owner" required autoCapitalize="none" spellCheck={false} />
            <TextField label="Password" name="password" type="password" autoComplete="current-password" required autoFocus />
            {fault && (
              <p role="alert" className="text-sm text-danger">
                {fault}
              </p>
            )}
            <Button type="submit" kind="primary" disabled={isLoading}>
              {isLoading ? 'Signing in' : 'Sign in'}
            </Button>
          </form>
        )}
        <p className="mt-4 text-xs text-faint">The owner's password was shown once, when the server was first started.</p>
      </div>
    </main>
  );
}
