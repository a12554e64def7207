import type { Model } from '../../api/types';
import { sentence } from '../../format/words';
import { Badge } from '../../ui/Value';

export function Stage({ stage }: { stage: Model['stage'] }) {
  return <Badge tone={stage === 'champion' ? 'good' : stage === 'expired' ? 'warn' : undefined}>{sentence(stage)}</Badge>;
}
