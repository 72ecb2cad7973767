import type {HttpAnswer} from './http-answer.ts';
import type {Rung, ToolOutput} from './ladder.ts';
import type {ProbeLimits} from './limits.ts';
import {curlReport, readCurl} from './read-curl.ts';
import {readTcp} from './read-tcp.ts';
import {readWget} from './read-wget.ts';
import type {Toolbox} from './toolbox.ts';
import type {WebRequest} from './web-request.ts';

/** The read has the limit: bash cannot give one to its connect. A process substitution sets $! (bash 4.4). */
const bashScript =
	'exec 4< <(exec 3<>"/dev/tcp/$1/$2" && echo open); p=$!; read -r -t "$3" line <&4; [ $? -gt 128 ] && { kill $p; echo "timed out"; exit 1; }; echo "$line"; [ "$line" = open ]';

const pythonScript = `import signal,socket,sys
signal.alarm(int(sys.argv[3])+3)
try:
 socket.create_connection((sys.argv[1],int(sys.argv[2])),float(sys.argv[3])); print('open')
except Exception as e:
 print('%s %s' % (type(e).__name__,e)); sys.exit(2)`;

const nodeScript = `const [,host,port,limit]=process.argv;const s=require('net').connect({host,port});s.setTimeout(limit*1000);
s.on('connect',()=>{console.log('open');process.exit()}).on('timeout',()=>{console.log('ETIMEDOUT');process.exit(3)}).on('error',e=>{console.log(e.code);process.exit(2)})`;

/** The alarm bounds the name as well, which Timeout does not. */
const perlScript =
	'use IO::Socket::IP; my ($h,$p,$t)=@ARGV; alarm $t+3; IO::Socket::IP->new(PeerHost=>$h,PeerPort=>$p,Timeout=>$t) and print "open\\n" and exit; print "$@\\n"; exit 2';

/**
 * A GET without proxies, which would answer for addresses they cannot reach (kubernetes/kubernetes#37199). Certificates
 * are reported, not enforced: the question is whether the Service is reached, and small images have no list of
 * authorities.
 */
const curlArgv = (
	url: URL,
	method: WebRequest['method'],
	{connectSeconds, requestSeconds}: ProbeLimits,
): readonly string[] => [
	...[
		'curl',
		'-sS',
		'-v',
		'-k',
		...(method === 'HEAD' ? ['-I'] : []),
		'--noproxy',
		'*',
		'--connect-timeout',
		String(connectSeconds),
		'-m',
		String(requestSeconds),
	],
	...['-w', curlReport, url.href],
];

/** The ways this container has to send a request, in the order they are tried. */
export const httpRungs = (
	url: URL,
	{tools}: Toolbox,
	method: WebRequest['method'],
	limits: ProbeLimits,
): ReadonlyArray<Rung<HttpAnswer>> => {
	const requestLimit = String(limits.requestSeconds);
	// wget's word for HEAD.
	const head = method === 'HEAD' ? ['--spider'] : [];
	const gnuWget = {
		tool: 'wget',
		argv: [
			'wget',
			...head,
			'-nv',
			'-S',
			'--no-proxy',
			'--no-check-certificate',
			'--max-redirect=0',
			'-t',
			'1',
			'-T',
			requestLimit,
			'-O',
			'-',
			url.href,
		],
		tellsWhy: false,
		read: readWget,
	};
	const busyboxWget = {
		tool: 'wget',
		argv: ['wget', ...head, '-q', '-S', '-Y', 'off', '-T', requestLimit, '-O', '-', url.href],
		tellsWhy: false,
		read: readWget,
	};
	// BusyBox up to 1.30 has no -S.
	const oldBusyboxWget = {...busyboxWget, argv: busyboxWget.argv.filter(argument => argument !== '-S')};
	const rungs = [
		{tool: 'curl', argv: curlArgv(url, method, limits), tellsWhy: true, read: readCurl},
		// Where there is a busybox, wget is most likely it; both refuse the other's options at once.
		...(tools.has('busybox') ? [busyboxWget, gnuWget] : [gnuWget, busyboxWget]),
		oldBusyboxWget,
	];
	return rungs.filter(({tool}) => tools.has(tool));
};

/** The ways this container has to open a connection and do nothing with it. */
export const tcpRungs = (
	{hostname, port, protocol}: URL,
	{tools}: Toolbox,
	limits: ProbeLimits,
): ReadonlyArray<Rung<HttpAnswer>> => {
	const limit = String(limits.connectSeconds);
	// Brackets belong to URLs alone.
	const host = hostname.replace(/^\[|\]$/g, '');
	const portNumber = port || (protocol === 'https:' ? '443' : '80');
	const rungs = [
		{tool: 'nc', argv: ['nc', '-z', '-v', '-w', limit, host, portNumber]},
		{tool: 'bash', argv: ['bash', '-c', bashScript, '_', host, portNumber, limit]},
		...['python3', 'python'].map(tool => ({tool, argv: [tool, '-c', pythonScript, host, portNumber, limit]})),
		{tool: 'node', argv: ['node', '-e', nodeScript, host, portNumber, limit]},
		{tool: 'perl', argv: ['perl', '-e', perlScript, host, portNumber, limit]},
	];
	return rungs
		.filter(({tool}) => tools.has(tool))
		.map(rung => ({...rung, tellsWhy: rung.tool !== 'nc', read: (output: ToolOutput) => readTcp(output, limits)}));
};

/** What a port says that does not speak HTTP: the first bytes it sends back to a GET. */
export const bannerRungs = (url: URL, {connectSeconds}: ProbeLimits): ReadonlyArray<Rung<HttpAnswer>> => [
	{
		tool: 'curl',
		argv: [
			'curl',
			'-sS',
			'--http0.9',
			'-k',
			'--noproxy',
			'*',
			'--connect-timeout',
			String(connectSeconds),
			'-m',
			'2',
			url.href,
		],
		tellsWhy: true,
		read: ({stdout}) => {
			const line = stdout.split('\n').find(candidate => candidate.trim() !== '');
			return line === undefined
				? undefined
				: {outcome: 'not-http', detail: `it says "${line.trim().slice(0, 60)}"`, isHttp: true};
		},
	},
];
