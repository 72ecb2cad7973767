import {expect, test} from 'vitest';
import {isAskingService} from '../../../../source/rules/lib/pods/own-service.ts';
import {service} from '../../../_helpers/objects.ts';

const web = service({name: 'web-api', clusterIPs: ['10.96.4.7']});
const exec = (command: string) => ({kind: 'exec', port: 0, path: '', scheme: '', command}) as const;
const http = (host: string) => ({kind: 'httpGet', port: 80, path: '/', scheme: 'HTTP', host}) as const;

test.each([
	'wget -qO- http://web-api/health',
	'curl -sf https://web-api.shop.svc.cluster.local:8443/',
	'curl http://user:pw@web-api.shop/ready',
	'nc -z -w 1 web-api 80',
	'sh -c pg_isready -h web-api -U app',
	'redis-cli -h web-api ping',
	'grpc_health_probe -addr=web-api:5000',
	'wget -T 2 10.96.4.7:80/',
	'sh -c nc -z $WEB_API_SERVICE_HOST 80',
])('%s asks the Service web-api', command => {
	expect(isAskingService(exec(command), web)).toBe(true);
});

test.each([
	'cat /run/web-api/ready',
	'/usr/bin/web-api --check',
	'test -f web-api.pid',
	'curl http://localhost:8080/web-api',
	'curl http://web-api.example.com/',
	'nc -z web-api-0.web-api 80',
	'nc -z other-web-api 80',
	'nc -z web-api2 80',
	'wget http://10.96.4.70/',
	'wget http://web-api.other.svc/',
])('%s does not', command => {
	expect(isAskingService(exec(command), web)).toBe(false);
});

test('a host is the Service by its address and by its names', () => {
	const hosts = [
		'10.96.4.7',
		'web-api',
		'web-api.shop',
		'web-api.shop.svc.cluster.local.',
		'web-api.example.com',
		'web',
	];
	expect(hosts.map(host => isAskingService(http(host), web))).toEqual([true, true, true, true, false, false]);
	expect(isAskingService({kind: 'httpGet', port: 80, path: '/', scheme: 'HTTP'}, web)).toBe(false);
});
