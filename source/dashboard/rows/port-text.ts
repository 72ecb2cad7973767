import type {ServicePort} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';

const portText = ({port, nodePort, targetPort, protocol}: ServicePort, arrow: string) => {
	const onNode = nodePort === 0 ? '' : `:${nodePort}`;
	const target = port === targetPort ? '' : `${arrow}${targetPort}`;
	return `${port}${onNode}${target}${protocol === 'TCP' ? '' : `/${protocol}`}`;
};

/** The ports of a Service, each with its node port, as kubectl has it, and where it leads: `80:30080→http,53/UDP`. */
export const portsText = ({service}: ServiceView, arrow: string): string =>
	service.ports.map(port => portText(port, arrow)).join(',');
