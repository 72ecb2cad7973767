import {serverSeconds} from '../limits.ts';
import {readDnsAnswer} from '../readers/read-dns-answer.ts';
import {readScript} from '../readers/read-resolver.ts';
import {readTcp} from '../readers/read-tcp.ts';
import type {Tool} from '../tool.ts';

const nameScript = `use Socket qw(getaddrinfo getnameinfo NI_NUMERICHOST NIx_NOSERV);
alarm 5; my ($e,@found)=getaddrinfo($ARGV[0]); if ($e) {print "getaddrinfo: $e\\n"; exit 2}
my %seen; for (@found) {my ($n,$host)=getnameinfo($_->{addr},NI_NUMERICHOST,NIx_NOSERV); print "$host\\n" unless $seen{$host}++}`;

/** A query of type A, class IN (RFC 1035 4.1); the identifier is `sv`. Prints the answer's RCODE. */
const serverScript = `use IO::Socket::IP; my ($h,$p,$n,$t)=@ARGV; my $s=IO::Socket::IP->new(PeerHost=>$h,PeerPort=>$p,Proto=>'udp') or die "$@\\n";
my $q="sv".pack('n5',256,1,0,0,0).join('',map {pack('C/a',$_)} grep {length} split /\\./,$n).pack('Cn2',0,1,1);
alarm $t; $SIG{ALRM}=sub {print "timed out\\n"; exit 3}; $s->send($q); defined $s->recv(my $a,512) or print("$!\\n"),exit 2;
my @b=unpack('C4',$a); print 'rcode ',$b[3]&15,$b[2]&128?'':', query response not set',"\\n"`;

/** The alarm bounds the name as well, which Timeout does not. */
const connectScript =
	'use IO::Socket::IP; my ($h,$p,$t)=@ARGV; alarm $t+3; IO::Socket::IP->new(PeerHost=>$h,PeerPort=>$p,Timeout=>$t) and print "open\\n" and exit; print "$@\\n"; exit 2';

const filesScript = 'for (@ARGV) {open(F, $_) or next; print <F>}';

/** Perl 5. */
export const perl: Tool = {
	name: 'perl',
	programs: ['perl'],
	resolve: {
		rank: 70,
		commands: ({name}, program) => [[program, '-e', nameScript, name]],
		read: readScript,
		cannotTell: [],
	},
	askServer: {
		rank: 60,
		commands: ({server, port, protocol, name}, program) =>
			protocol === 'UDP' ? [[program, '-e', serverScript, server, String(port), name, String(serverSeconds)]] : [],
		read: readDnsAnswer,
		cannotTell: [],
	},
	connect: {
		rank: 50,
		commands: ({host, port, limits}, program) => [
			[program, '-e', connectScript, host, String(port), String(limits.connectSeconds)],
		],
		read: (output, {limits}) => readTcp(output, limits),
		cannotTell: [],
	},
	printFiles: {rank: 50, commands: (paths, program) => [[program, '-e', filesScript, ...paths]]},
};
