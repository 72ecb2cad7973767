import {serverSeconds} from '../limits.ts';
import {readDnsAnswer} from '../readers/read-dns-answer.ts';
import {readScript} from '../readers/read-resolver.ts';
import {readTcp} from '../readers/read-tcp.ts';
import type {Tool} from '../tool.ts';

/** The alarm ends a resolver that hangs: libc tries each server of resolv.conf for ten seconds. */
const nameScript = `import signal,socket,sys
signal.alarm(5)
try:
 for a in sorted(set([i[4][0] for i in socket.getaddrinfo(sys.argv[1],None)])): print(a)
except socket.gaierror as e: print('gaierror %s %s' % (e.args[0], e.args[1]))`;

/** A query of type A, class IN (RFC 1035 4.1); the identifier is `sv`. Prints the answer's RCODE. */
const serverScript = `import socket,sys
host,port,name,limit=sys.argv[1],int(sys.argv[2]),sys.argv[3],float(sys.argv[4])
labels=b''.join(bytes(bytearray([len(l)]))+l.encode() for l in name.split('.') if l)
try:
 s=socket.socket(socket.getaddrinfo(host,port)[0][0],socket.SOCK_DGRAM); s.settimeout(limit); s.connect((host,port))
 s.send(b'sv\\x01\\x00\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00'+labels+b'\\x00\\x00\\x01\\x00\\x01')
 a=bytearray(s.recv(512)); print('rcode %d%s' % (a[3]&15,'' if a[2]&128 else ', query response not set'))
except socket.timeout: print('timed out')
except Exception as e: print('%s %s' % (type(e).__name__,e)); sys.exit(2)`;

const connectScript = `import signal,socket,sys
signal.alarm(int(sys.argv[3])+3)
try:
 socket.create_connection((sys.argv[1],int(sys.argv[2])),float(sys.argv[3])); print('open')
except Exception as e:
 print('%s %s' % (type(e).__name__,e)); sys.exit(2)`;

const filesScript = `import sys
for name in sys.argv[1:]:
 try: sys.stdout.write(open(name).read())
 except (IOError, OSError) as e: sys.stderr.write('%s\\n' % e)`;

/** Python 3, else 2: the scripts are both. */
export const python: Tool = {
	name: 'python',
	programs: ['python3', 'python'],
	resolve: {
		rank: 50,
		commands: ({name}, program) => [[program, '-c', nameScript, name]],
		read: readScript,
		cannotTell: [],
	},
	askServer: {
		rank: 40,
		commands: ({server, port, protocol, name}, program) =>
			protocol === 'UDP' ? [[program, '-c', serverScript, server, String(port), name, String(serverSeconds)]] : [],
		read: readDnsAnswer,
		cannotTell: [],
	},
	connect: {
		rank: 30,
		commands: ({host, port, limits}, program) => [
			[program, '-c', connectScript, host, String(port), String(limits.connectSeconds)],
		],
		read: (output, {limits}) => readTcp(output, limits),
		cannotTell: [],
	},
	printFiles: {rank: 30, commands: (paths, program) => [[program, '-c', filesScript, ...paths]]},
};
