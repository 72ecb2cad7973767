import type {DnsQuestion} from './dns-question.ts';
import type {HttpAnswer} from './http-answer.ts';
import type {Rung} from './ladder.ts';
import {nameSeconds} from './limits.ts';
import {readDnsAnswer} from './read-dns-answer.ts';
import type {Toolbox} from './toolbox.ts';
import {watched} from './watched.ts';

/** Seconds that a server gets: its own zone it answers at once. */
const seconds = 2;

/** A query of type A, class IN (RFC 1035 4.1); the identifier is `sv`. Prints the answer's RCODE. */
const pythonScript = `import socket,sys
host,port,name,limit=sys.argv[1],int(sys.argv[2]),sys.argv[3],float(sys.argv[4])
labels=b''.join(bytes(bytearray([len(l)]))+l.encode() for l in name.split('.') if l)
try:
 s=socket.socket(socket.getaddrinfo(host,port)[0][0],socket.SOCK_DGRAM); s.settimeout(limit); s.connect((host,port))
 s.send(b'sv\\x01\\x00\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00'+labels+b'\\x00\\x00\\x01\\x00\\x01')
 a=bytearray(s.recv(512)); print('rcode %d%s' % (a[3]&15,'' if a[2]&128 else ', query response not set'))
except socket.timeout: print('timed out')
except Exception as e: print('%s %s' % (type(e).__name__,e)); sys.exit(2)`;

const nodeScript = `const [,host,port,name,limit]=process.argv,{Buffer:B}=require('buffer');
const labels=name.split('.').filter(Boolean).flatMap(l=>[B.from([l.length]),B.from(l)]);
const s=require('dgram').createSocket(host.includes(':')?'udp6':'udp4');
const end=(text,code)=>{console.log(text);process.exit(code)};
setTimeout(()=>end('timed out',3),limit*1000);
s.on('message',a=>end('rcode '+(a[3]&15)+(a[2]&128?'':', query response not set'),0)).on('error',e=>end(e.code,2));
s.connect(port,host,()=>s.send(B.concat([B.from('737601000001000000000000','hex'),...labels,B.from('0000010001','hex')])))`;

const perlScript = `use IO::Socket::IP; my ($h,$p,$n,$t)=@ARGV; my $s=IO::Socket::IP->new(PeerHost=>$h,PeerPort=>$p,Proto=>'udp') or die "$@\\n";
my $q="sv".pack('n5',256,1,0,0,0).join('',map {pack('C/a',$_)} grep {length} split /\\./,$n).pack('Cn2',0,1,1);
alarm $t; $SIG{ALRM}=sub {print "timed out\\n"; exit 3}; $s->send($q); defined $s->recv(my $a,512) or print("$!\\n"),exit 2;
my @b=unpack('C4',$a); print 'rcode ',$b[3]&15,$b[2]&128?'':', query response not set',"\\n"`;

/** bash reads a datagram a byte at a time, and loses the rest: that one came is all there is to say. */
const bashScript = `q='sv\\x01\\x00\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00'; IFS=.; for l in $3; do [ -n "$l" ] && printf -v n '\\\\x%02x' "\${#l}" && q+="$n$l"; done
exec 3<>"/dev/udp/$1/$2" || exit 2; printf "$q\\x00\\x00\\x01\\x00\\x01" >&3 || exit 2
IFS= read -r -n 1 -t "$4" byte <&3; s=$?; [ $s -gt 128 ] && echo 'timed out'; [ $s -eq 0 ] && echo answered; exit $s`;

type Tool = {readonly tool: string; readonly argv: readonly string[]; readonly needsLimit?: true};

const toolsFor = ({server, port, protocol, name}: DnsQuestion): readonly Tool[] => {
	const isTcp = protocol === 'TCP';
	const nslookup = ['-type=a', `-port=${port}`, `-timeout=${seconds}`, '-retry=1', name, server];
	const bind: readonly Tool[] = [
		{
			tool: 'dig',
			argv: [
				...['dig', `@${server}`, '-p', String(port), ...(isTcp ? ['+tcp'] : [])],
				...['+tries=1', `+time=${seconds}`, '+noall', '+comments', '+answer', '+stats', name, 'A'],
			],
		},
		// BusyBox has had the same options since 1.29, but none for TCP.
		{tool: 'nslookup', argv: ['nslookup', ...(isTcp ? ['-vc'] : []), ...nslookup], needsLimit: true},
	];
	if (isTcp) {
		return bind;
	}

	const words = [server, String(port), name, String(seconds)];
	const older: readonly Tool[] =
		port === 53
			? [
					{tool: 'nslookup', argv: ['nslookup', name, server], needsLimit: true},
					{tool: 'host', argv: ['host', '-W', String(seconds), '-R', '1', '-t', 'A', name, server]},
				]
			: [];
	return [
		...bind,
		...older,
		...['python3', 'python'].map(tool => ({tool, argv: [tool, '-c', pythonScript, ...words]})),
		{tool: 'node', argv: ['node', '-e', nodeScript, ...words]},
		{tool: 'perl', argv: ['perl', '-e', perlScript, ...words]},
		{tool: 'bash', argv: ['bash', '-c', bashScript, '_', ...words]},
	];
};

/** The ways this container has to ask a DNS server, in the order they are tried; none where it has no tool for it. */
export const dnsRungs = (question: DnsQuestion, {tools}: Toolbox): ReadonlyArray<Rung<HttpAnswer>> =>
	toolsFor(question)
		.filter(({tool}) => tools.has(tool))
		.flatMap(({tool, argv, needsLimit}) =>
			(needsLimit ? watched(argv, nameSeconds, {tools}) : [argv]).map(each => ({
				tool,
				argv: each,
				tellsWhy: true,
				read: output => readDnsAnswer(output, question),
			})),
		);
