import type {DemoScenario} from '../scenario-type.ts';
import {containerOf, httpProbe, tcp} from './manifests.ts';

/** An image of the namespace harbor. */
export const image = (name: string) => `registry.example.com/harbor/${name}:1.0.0`;

/** What these images do. */
export const harborPrograms: DemoScenario['programs'] = {
	[image('app')]: {tools: [], listens: {8080: 'http'}, paths: {'/healthz': 503}, log: ['app: listening on :8080']},
	[image('beacon')]: {
		tools: [],
		listens: {},
		exits: 2,
		log: ["beacon: --listen: 'tcp://10.96.130.14:80' is not a port number"],
	},
	[image('winch')]: {tools: [], listens: {9090: 'http'}, log: ['winch: listening on :9090']},
};

/** A Service of harbor with a Deployment of one pod, port 80 to 8080. */
export const app = (name: string, address: string) => ({
	namespace: 'harbor',
	name,
	hours: 40,
	address,
	replicas: 1,
	container: containerOf(name, image('app'), {http: 8080}),
	ports: [tcp(80, 8080)],
});

/** The same, whose pod answers its readiness probe with 503. */
export const unready = (name: string, address: string) => ({
	...app(name, address),
	container: containerOf(name, image('app'), {http: 8080}, {readinessProbe: httpProbe('/healthz', 'http')}),
});

/** The same without a pod. */
export const alone = (name: string, address: string) => ({...app(name, address), replicas: 0, container: undefined});
