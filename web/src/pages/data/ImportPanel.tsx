import { useRef, useState, type DragEvent } from 'react';
import { api } from '../../api/api';
import { describe } from '../../api/http';
import type { ImportAnswer, Problem } from '../../api/types';
import { bytes, number } from '../../format/numbers';
import { words } from '../../format/words';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { Panel } from '../../ui/Panel';
import { say } from '../../ui/Toasts';
import { Time } from '../../ui/Value';
import { symbolOf } from './symbolOf';

/** Takes a file, says what it would store, and stores it when told to. */
export function ImportPanel() {
  const [send, { isLoading }] = api.useImportFileMutation();
  const { data: instruments } = api.useInstrumentsQuery();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [symbol, setSymbol] = useState('');
  const [source, setSource] = useState('import');
  const [timeZone, setTimeZone] = useState('');
  const [isOver, setOver] = useState(false);
  const [preview, setPreview] = useState<ImportAnswer | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const take = (taken: File | undefined) => {
    if (!taken) {
      return;
    }
    const guess = symbolOf(taken.name, instruments?.map((instrument) => instrument.id) ?? []) ?? symbol;
    setFile(taken);
    setSymbol(guess);
    setFault(null);
    setPreview(null);
    if (guess) {
      void run(taken, guess, true);
    }
  };

  const run = async (what: File, name: string, dryRun: boolean) => {
    const form = new FormData();
    form.append('symbol', name);
    form.append('source', source.trim());
    if (timeZone.trim()) {
      form.append('timezone', timeZone.trim());
    }
    form.append('file', what, what.name);
    setFault(null);
    try {
      const answer = await send({ form, dryRun }).unwrap();
      if (dryRun) {
        setPreview(answer);
      } else {
        say(`${number(answer.stored)} rows of ${name} are stored${answer.alreadyStored ? `, ${number(answer.alreadyStored)} were there before` : ''}.`);
        setFile(null);
        setPreview(null);
      }
    } catch (error) {
      setPreview(null);
      setFault(describe(error as Problem));
    }
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const changed = () => setPreview(null);

  return (
    <Panel title="Import a file">
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        data-drop
        className={`flex flex-col items-center gap-2 rounded-md border border-dashed px-4 py-8 text-center ${isOver ? 'border-accent bg-accent-wash' : 'border-line-strong'}`}
      >
        <Icon name="drop" className="size-6 text-soft" />
        {file ? (
          <p>
            <b className="font-medium">{file.name}</b> <span className="text-soft">{bytes(file.size)}</span>
          </p>
        ) : (
          <p>Drop a file here</p>
        )}
        <p className="text-xs text-faint">Ticks or bars: MetaTrader 5, HistData, TrueFX, Dukascopy, LEAN, or plain CSV.</p>
        <Button size="small" onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        <input ref={input} type="file" className="sr-only" tabIndex={-1} aria-label="File to import" onChange={(event) => take(event.target.files?.[0])} />
      </div>

      {file && (
        <form
          className="mt-4 flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void run(file, symbol.trim(), preview === null);
          }}
        >
          <div className="grid grid-cols-2 gap-3">
            <TextField
              label="Symbol"
              value={symbol}
              required
              onChange={(event) => {
                setSymbol(event.target.value.toUpperCase());
                changed();
              }}
            />
            <TextField
              label="Source"
              value={source}
              required
              pattern="[a-z0-9\-]{1,32}"
              onChange={(event) => {
                setSource(event.target.value);
                changed();
              }}
            />
          </div>
          <TextField
            label="Time zone of the file"
            value={timeZone}
            placeholder="found from the data"
            onChange={(event) => {
              setTimeZone(event.target.value);
              changed();
            }}
          />
          {fault && (
            <p role="alert" className="text-danger">
              {fault}
            </p>
          )}
          {preview && <Preview answer={preview} />}
          <div className="flex justify-end gap-2">
            <Button
              onClick={() => {
                setFile(null);
                setPreview(null);
                setFault(null);
              }}
            >
              Discard
            </Button>
            <Button type="submit" kind="primary" disabled={isLoading || symbol.trim() === ''}>
              {isLoading ? 'Reading the file' : preview ? `Store ${number(preview.summary.stored)} rows` : 'Preview'}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}

/** What the file would come to: nothing is stored yet. */
function Preview({ answer }: { answer: ImportAnswer }) {
  const { summary } = answer;
  const { quality } = summary;
  const counts = (all: Record<string, number>) =>
    Object.entries(all)
      .map(([code, count]) => `${number(count)} ${words(code)}`)
      .join(', ') || 'none';
  const format = summary.detected[0];
  return (
    <div className="rounded-md border border-line-strong bg-raised p-3">
      <p className="mb-2 font-medium">This would be stored</p>
      <dl className="grid grid-cols-[96px_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
        <dt className="text-soft">What</dt>
        <dd>
          {summary.instrument}, {summary.resolution.toLowerCase() === 'tick' ? 'ticks' : summary.resolution.toUpperCase()}, {number(summary.stored)} of {number(quality.rows)} rows
        </dd>
        <dt className="text-soft">Stretch</dt>
        <dd>
          <Time at={quality.first} form="long" /> to <Time at={quality.last} form="long" />
        </dd>
        {format && (
          <>
            <dt className="text-soft">Read as</dt>
            <dd>
              {format.format}: {format.columns}
            </dd>
            <dt className="text-soft">Time zone</dt>
            <dd>
              {format.timeZone} {format.isZoneMeasured ? '(measured)' : ''}
            </dd>
          </>
        )}
        <dt className="text-soft">Rejected</dt>
        <dd>{counts(quality.rejected)}</dd>
        <dt className="text-soft">Flagged</dt>
        <dd>{counts(quality.flagged)}</dd>
        <dt className="text-soft">Gaps</dt>
        <dd>{number(quality.gaps.length)}</dd>
      </dl>
      {summary.evidence.length > 0 && <p className="mt-2 text-xs text-soft">{summary.evidence.join(' ')}</p>}
    </div>
  );
}
