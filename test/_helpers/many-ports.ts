import {containerOf, serviceOf, tcp, workloadOf} from '../../source/demo/scenario/manifests.ts';
import {programs} from '../../source/demo/scenario/programs.ts';
import type {DemoScenario} from '../../source/demo/scenario-type.ts';
import {fewServices} from './dashboard.ts';
import {noon} from './demo-api.ts';

const image = 'registry.example.com/shop/multi:1.0.0';

/** Ports of the pods; nothing listens on 4444. */
const targets = {http: 8080, api: 8081, metrics: 9153, redis: 6379, admin: 4444, amqp: 5672, web: 8080, raw: 8082};

/** Numbers and names of the Service's ports; `admin` is the dead one. */
export const multiPorts = Object.entries(targets).map(([name, target], index) => tcp(80 + index, target, name));

/** The small demo with shop/multi beside it: a Service of eight ports, of which one is dead. */
export const withManyPorts = (): DemoScenario => {
	const place = {namespace: 'shop', name: 'multi', created: noon - 3_600_000};
	const labels = {app: 'multi'};
	const few = fewServices();
	const containers = [containerOf('multi', image, targets)];
	return {
		...few,
		objects: [
			...few.objects,
			['services', serviceOf(place, '10.96.60.60', {ports: multiPorts, selector: labels})],
			['deployments', workloadOf('Deployment', place, 2, labels, {containers})],
		],
		programs: {
			...programs,
			[image]: {
				tools: [],
				listens: {8080: 'http', 8081: 'http', 9153: 'http', 6379: 'tcp', 5672: 'tcp', 8082: 'http'},
				log: [],
			},
		},
	};
};
