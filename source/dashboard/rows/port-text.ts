import type {ServicePort} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';

const portText = ({port, nodePort, targetPort, protocol}: ServicePort, arrow: string, isShort: boolean) => {
	const onNode = nodePort === 0 ? '' : `:${nodePort}`;
	const target = port === targetPort || (isShort && onNode !== '') ? '' : `${arrow}${targetPort}`;
	return `${port}${onNode}${target}${protocol === 'TCP' ? '' : `/${protocol}`}`;
};

/**
 * The ports of a Service, each with its node port, as kubectl has it, and where it leads: `80:30080→http,53/UDP`. In short
 * one with a node port is only that: `80:30080`.
 */
export const portsText = ({service}: ServiceView, arrow: string, isShort = false): string =>
	service.ports.map(port => portText(port, arrow, isShort)).join(',');
