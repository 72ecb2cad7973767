import {expect, test} from 'vitest';
import {nc} from '../../../source/probes/tools/nc.ts';
import {askedBy, questions} from '../../_helpers/asked-by.ts';

test('a connection has the seconds it may take', () => {
	expect(askedBy(nc.connect, questions.port, 'nc')).toStrictEqual(['nc -z -v -w 3 web.shop 8080']);
});

test('the page of an error is shown, by way of a shell', () => {
	expect(askedBy(nc.errorPage, questions.port, 'nc')[0]).toMatch(/^sh -c .*GET \/ HTTP\/1\.0.* _ web\.shop 8080 3$/);
	const read = (stdout: string) => nc.errorPage!.read({stdout, stderr: '', exitCode: 0, ms: 1}, questions.port);
	expect(read('HTTP/1.0 404 Not Found\r\n\r\n')).toMatchObject({outcome: 'http-status', status: '404 Not Found'});
	expect(read('HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n')?.outcome).toBe(
		'tls',
	);
	expect(read('')).toBeUndefined();
});
