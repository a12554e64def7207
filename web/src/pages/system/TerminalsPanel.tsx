import { useState, type FormEvent } from 'react';
import { api } from '../../api/api';
import { describe } from '../../api/http';
import type { Problem, TerminalKey, TerminalKeyInfo, TerminalStatus } from '../../api/types';
import { brief, duration } from '../../format/numbers';
import { sentence } from '../../format/words';
import { Button } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { Empty, Panel, Reading } from '../../ui/Panel';
import { say } from '../../ui/Toasts';
import { Badge, Time, type Tone } from '../../ui/Value';

type Row = { name: string; status: TerminalStatus | undefined; key: TerminalKeyInfo | undefined };
const tones: Record<TerminalStatus['state'], Tone> = { connected: 'good', stale: 'warn', lost: 'bad', offline: 'plain' };

/** The terminals that are connected, and the keys by which they are let in. */
export function TerminalsPanel() {
  const terminals = api.useTerminalsQuery(undefined, { pollingInterval: 3000, skipPollingIfUnfocused: true });
  const keys = api.useTerminalKeysQuery();
  const [isAdding, setAdding] = useState(false);
  const [revoked, setRevoked] = useState<string | null>(null);

  const columns: readonly Column<Row>[] = [
    { head: 'Terminal', cell: (row) => <span className="font-medium">{row.name}</span> },
    {
      head: 'State',
      cell: (row) => (
        <span className="flex flex-wrap gap-1">
          {row.key?.isRevoked ? <Badge>Revoked</Badge> : <Badge tone={tones[row.status?.state ?? 'offline']}>{sentence(row.status?.state ?? 'offline')}</Badge>}
          {row.status?.isReal && <Badge tone="warn">Real money</Badge>}
          {row.status?.lastError && <Badge tone="warn">{row.status.lastError}</Badge>}
        </span>
      ),
    },
    { head: 'Account', cell: (row) => (row.status?.login ? `${row.status.login} at ${row.status.server}` : (row.key?.boundTo ?? 'not used yet')), isMinor: true },
    { head: 'Ticks', cell: (row) => (row.status ? brief(row.status.ticks) : '–'), isNumber: true, isMinor: true },
    { head: 'Round trip', cell: (row) => (row.status?.roundTripMicroseconds == null ? '–' : duration(row.status.roundTripMicroseconds * 1000)), isNumber: true, isMinor: true },
    { head: 'Since', cell: (row) => <Time at={row.status?.connectedAt} />, isMinor: true },
    { head: 'Key', cell: (row) => <code className="font-mono text-xs text-soft">{row.key?.id ?? '–'}</code>, isMinor: true },
    {
      head: '~Actions',
      cell: (row) =>
        row.key && !row.key.isRevoked ? (
          <span className="-my-1 flex justify-end">
            <Button size="small" kind="quiet" aria-label={`Revoke the key of ${row.name}`} onClick={() => setRevoked(row.name)}>
              Revoke
            </Button>
          </span>
        ) : null,
    },
  ];

  return (
    <Panel
      title="Terminals"
      flush
      actions={
        <Button size="small" onClick={() => setAdding(true)}>
          Add a terminal
        </Button>
      }
    >
      <Reading of={terminals} rows={3}>
        {(connected) => {
          const names = [...new Set([...connected.map((one) => one.source), ...(keys.data ?? []).map((key) => key.name)])].sort();
          const rows = names.map((name): Row => ({ name, status: connected.find((one) => one.source === name), key: keys.data?.find((key) => key.name === name) }));
          return rows.length === 0 ? <Empty title="No terminal yet">Add one to get the key it signs in with.</Empty> : <DataTable label="Terminals" columns={columns} rows={rows} id={(row) => row.name} />;
        }}
      </Reading>
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
      {revoked && <RevokeDialog name={revoked} onClose={() => setRevoked(null)} />}
    </Panel>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const [add, { isLoading }] = api.useAddTerminalMutation();
  const [name, setName] = useState('');
  const [made, setMade] = useState<TerminalKey | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const isRight = /^[a-z0-9-]{1,32}$/.test(name);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add(name)
      .unwrap()
      .then(setMade, (problem: Problem) => setFault(describe(problem)));
  };

  if (made) {
    const key = `${made.id}:${made.secret}`;
    return (
      <Dialog title={`Key of ${made.name}`} onClose={onClose} actions={<Button kind="primary" onClick={onClose}>I have copied it</Button>}>
        <p className="mb-3">Copy this key into the terminal now. Its secret is not shown again.</p>
        <div className="flex items-center gap-2 rounded-md border border-line-strong bg-bg p-3">
          <code className="min-w-0 flex-1 font-mono text-xs break-all">{key}</code>
          <Button size="small" onClick={() => void navigator.clipboard?.writeText(key).then(() => say('The key is copied.'), () => undefined)}>
            Copy
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title="Add a terminal" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoFocus
          autoCapitalize="none"
          spellCheck={false}
          hint="a–z, 0–9 and hyphen, at most 32. Also the name of its quotes as a source."
          fault={name !== '' && !isRight ? 'Only a–z, 0–9 and hyphen, at most 32.' : null}
        />
        {fault && (
          <p role="alert" className="text-danger">
            {fault}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Discard</Button>
          <Button type="submit" kind="primary" disabled={!isRight || isLoading}>
            Make a key
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function RevokeDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const [revoke, { isLoading }] = api.useRevokeTerminalMutation();
  const send = () =>
    void revoke(name)
      .unwrap()
      .then(
        () => {
          say(`${name} is let in no more.`);
          onClose();
        },
        (problem: Problem) => say(describe(problem), true),
      );
  return (
    <Dialog
      title={`Revoke the key of ${name}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button kind="danger" disabled={isLoading} onClick={send}>
            Revoke
          </Button>
        </>
      }
    >
      <p>The terminal is cut off at once and cannot connect again with this key. What it sent stays.</p>
    </Dialog>
  );
}
