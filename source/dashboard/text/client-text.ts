import type {Target} from '../../model/pod-access/exec.ts';

/** Where a probe ran: `shop/netshoot`, or this machine where no pod was asked. */
export const clientText = ({namespace, pod}: Pick<Target, 'namespace' | 'pod'>): string =>
	pod === '' ? 'this machine' : `${namespace}/${pod}`;
