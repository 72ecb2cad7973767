import {expect, test} from 'vitest';
import {perl} from '../../../source/probes/tools/perl.ts';
import {askedBy, questions} from '../../_helpers/asked-by.ts';

test('what is asked for comes after the script', () => {
	expect(askedBy(perl.resolve, questions.name, 'perl')[0]).toMatch(
		/^perl -e .*getaddrinfo.* web\.shop\.svc\.cluster\.local\.$/s,
	);
	expect(askedBy(perl.connect, questions.port, 'perl')[0]).toMatch(/^perl -e .*PeerPort.* web\.shop 8080 3$/s);
	expect(askedBy(perl.askServer, questions.server, 'perl')[0]).toMatch(
		/^perl -e .*Proto=>'udp'.* 53 kubernetes\S+ 2$/s,
	);
	expect(askedBy(perl.askServer, {...questions.server, protocol: 'TCP'}, 'perl')).toStrictEqual([]);
	expect(askedBy(perl.printFiles, ['/proc/net/tcp'], 'perl')).toStrictEqual([
		'perl -e for (@ARGV) {open(F, $_) or next; print <F>} /proc/net/tcp',
	]);
});
