import type {DemoScenario} from '../scenario-type.ts';
import {curl} from '../tools/curl.ts';
import {dig} from '../tools/dig.ts';
import {getent} from '../tools/getent.ts';
import {nc} from '../tools/nc.ts';
import {nslookup} from '../tools/nslookup.ts';
import {sh} from '../tools/shell.ts';
import {wget} from '../tools/wget.ts';

const busybox = [sh, nslookup, wget, nc];

const requests = [
	'10.244.0.9 - - "GET / HTTP/1.1" 200 3',
	'10.244.0.12 - - "GET /products HTTP/1.1" 200 812',
	'10.244.0.9 - - "GET /favicon.ico HTTP/1.1" 404 9',
];

const server = (name: string, port: number) => [`${name}: listening on :${port}`, ...requests];

/** What the images of the demo do. An image that is missing here cannot be pulled. */
export const programs: DemoScenario['programs'] = {
	// Clients: one with BusyBox, one with curl and no DNS tool, one with everything.
	'busybox:1.36': {tools: busybox, listens: {}, log: []},
	'curlimages/curl:8.11.1': {tools: [sh, curl], listens: {}, log: []},
	'nicolaka/netshoot:v0.13': {tools: [sh, dig, getent, curl], listens: {}, log: []},
	// Built on Alpine.
	'registry.example.com/shop/web:1.9.2': {
		tools: busybox,
		listens: {8080: 'http'},
		paths: {'/admin': 404},
		log: server('web', 8080),
	},
	'registry.example.com/shop/search:0.14.1': {tools: busybox, listens: {9200: 'http'}, log: server('search', 9200)},
	'redis:7.4': {
		tools: busybox,
		listens: {6379: 'tcp'},
		log: ['1:M * Running mode=standalone, port=6379.', '1:M * Ready to accept connections tcp'],
	},
	// Without a shell.
	'registry.example.com/shop/api:3.2.0': {
		tools: [],
		listens: {8080: 'http', 9090: 'http'},
		log: server('api', 8080),
	},
	'registry.example.com/shop/vault:1.2.0': {tools: [], listens: {8080: 'http'}, log: server('vault', 8080)},
	'registry.example.com/shop/storefront:3.0.2': {tools: [], listens: {8080: 'http'}, log: server('storefront', 8080)},
	'registry.example.com/shop/catalog:2.0.7': {tools: [], listens: {8080: 'http'}, log: server('catalog', 8080)},
	'registry.example.com/shop/checkout:4.1.0': {tools: [], listens: {8080: 'http'}, log: server('checkout', 8080)},
	'registry.example.com/shop/recommendations:1.3.0': {
		tools: [],
		listens: {8080: 'http'},
		log: server('recommendations', 8080),
	},
	'registry.example.com/shop/payments:2.7.0': {
		tools: [],
		listens: {},
		exits: 78,
		log: [
			'payments: starting version 2.7.0',
			'payments: reading /etc/payments/config.yaml',
			'payments: fatal: PAYMENT_GATEWAY_URL is not set',
		],
	},
	'registry.example.com/shop/inventory:5.0.1': {
		tools: [],
		listens: {8080: 'http'},
		paths: {'/healthz': 404},
		log: ['inventory: listening on :8080', 'kube-probe/1.36 "GET /healthz HTTP/1.1" 404 10'],
	},
	'registry.example.com/shop/ledger:1.1.4': {tools: [], listens: {8080: 'http'}, log: server('ledger', 8080)},
	'registry.example.com/shop/cart:0.8.0': {tools: [], listens: {3000: 'http'}, log: server('cart', 3000)},
	'registry.example.com/shop/wishlist:1.0.1': {tools: [], listens: {8080: 'http'}, log: server('wishlist', 8080)},
	'registry.example.com/shop/reviews:0.5.2': {tools: [], listens: {8080: 'http'}, log: server('reviews', 8080)},
	'registry.example.com/shop/loyalty:2.2.0': {tools: [], listens: {8080: 'http'}, log: server('loyalty', 8080)},
	'registry.example.com/shop/partners:1.4.0': {tools: [], listens: {8080: 'http'}, log: server('partners', 8080)},
	'registry.example.com/analytics/reports:1.1.0': {tools: [], listens: {8080: 'http'}, log: server('reports', 8080)},
	'registry.example.com/infra/edge-cache:1.0.0': {tools: [], listens: {8085: 'http'}, log: server('edge-cache', 8085)},
	'rabbitmq:4.0': {
		tools: [sh],
		listens: {5672: 'tcp', 15672: 'http'},
		log: ['Server startup complete; 4 plugins started.'],
	},
	'balabit/syslog-ng:4.8.0': {tools: [sh], listens: {5514: 'udp'}, log: ['syslog-ng starting up; version=4.8.0']},
	'hashicorp/vault:1.18': {tools: busybox, listens: {8200: 'https'}, log: ['==> Vault server started!']},
	'registry.k8s.io/ingress-nginx/controller:v1.12.0': {
		tools: [sh, curl],
		listens: {80: 'http', 443: 'https', 10254: 'http'},
		log: ['NGINX Ingress controller', ...requests],
	},
	'registry.example.com/infra/edge:1.4.0': {tools: [], listens: {8080: 'http'}, log: server('edge', 8080)},
	'registry.example.com/infra/gateway:1.0.3': {tools: [], listens: {8080: 'http'}, log: server('gateway', 8080)},
	'registry.example.com/analytics/trainer:0.3.0': {tools: [], listens: {8080: 'http'}, log: []},
	'registry.example.com/analytics/feed:1.2.0': {tools: [], listens: {9000: 'http'}, log: server('feed', 9000)},
	'registry.example.com/analytics/dashboard:1.2.0': {
		tools: [],
		listens: {3000: 'http'},
		log: server('dashboard', 3000),
	},
	'registry.k8s.io/coredns/coredns:v1.12.1': {
		tools: [],
		listens: {53: 'tcp', 8181: 'http', 9153: 'http'},
		log: ['.:53', '[INFO] plugin/reload: Running configuration SHA512 = 8a7d59126e7f'],
	},
	'registry.k8s.io/metrics-server/metrics-server:v0.7.2': {
		tools: [],
		listens: {10250: 'https'},
		log: ['Serving securely on [::]:10250'],
	},
	'registry.k8s.io/kube-proxy:v1.36.3': {tools: [], listens: {10256: 'http'}, log: ['Using nftables proxier']},
};
