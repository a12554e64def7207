import type { ReactNode } from 'react';
import type { Report } from '../../api/types';
import { Empty, Loading, Panel, Reading } from '../../ui/Panel';
import { Badge, Time } from '../../ui/Value';

type Props<T> = {
  title: string;
  of: { data?: Report<T>; error?: unknown; isLoading: boolean; refetch?: () => unknown };
  none: { title: string; why: ReactNode };
  children: (report: T) => ReactNode;
};

/** A report that is computed apart: how old it is, whether a newer one is under way, and why there is none. */
export function ReportPanel<T>({ title, of, none, children }: Props<T>) {
  const { data } = of;
  return (
    <Panel
      title={title}
      flush
      note={
        data?.report &&
        data.at && (
          <>
            as of <Time at={data.at} form="long" />
          </>
        )
      }
      actions={data?.isComputing ? <Badge tone="good">Computing</Badge> : data?.failure ? <Badge tone="warn">The last attempt failed</Badge> : undefined}
    >
      <Reading of={of} rows={6}>
        {({ report, isComputing, failure }) => (
          <>
            {failure !== '' && (
              <p role="alert" className="border-b border-line bg-warn-wash px-4 py-2 text-xs">
                {failure}
              </p>
            )}
            {report ? children(report) : isComputing ? <Loading rows={5} label="Computing" /> : failure === '' ? <Empty title={none.title}>{none.why}</Empty> : null}
          </>
        )}
      </Reading>
    </Panel>
  );
}
