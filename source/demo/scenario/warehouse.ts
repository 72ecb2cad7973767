import type {DemoScenario} from '../scenario-type.ts';

/** An image of the namespace warehouse. */
export const image = (name: string) => `registry.example.com/warehouse/${name}:1.0.0`;

/** What these images do. */
export const warehousePrograms: DemoScenario['programs'] = {
	[image('app')]: {
		tools: [],
		listens: {8080: 'http'},
		paths: {'/healthz': 503, '/started': 503},
		log: ['app: listening on :8080'],
	},
	[image('proxy')]: {tools: [], listens: {9090: 'http'}, log: ['proxy: listening on :9090']},
	[image('telemetry')]: {tools: [], listens: {8125: 'udp'}, log: ['telemetry: listening on :8125/udp']},
	[image('sorter')]: {tools: [], listens: {8080: 'http'}, isOutOfMemory: true, log: ['sorter: loading 40,000 parcels']},
	[image('setup')]: {tools: [], listens: {}, exits: 0, log: ['setup: done']},
	[image('migrate')]: {tools: [], listens: {}, exits: 3, log: ['migrate: relation "parcels" does not exist']},
};
