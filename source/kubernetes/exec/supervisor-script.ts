/** What the supervisor says where nothing comes on its stdin, so that nobody could end what it is to run. It has run nothing then. */
export const noStdin = 'svctop: stdin is not passed on';

/** Exit code of a command that was ended before its time, as GNU timeout's. */
export const endedCode = 124;

/** Lines that a supervisor is sent: to begin, and to end what it runs. */
export const beginLine = 'go\n';
export const endLine = 'stop\n';

/**
 * A script of a POSIX shell that runs its arguments, until they end by themselves, or until a line or the end of its stdin says that
 * nobody waits any more: a closed connection ends stdin, and by itself ends no command. What runs is asked to end with all that
 * it has started, and killed a second later. The script leaves nothing behind, nor a zombie of the command: what process 1 of a container is
 * does not wait for the children of others. What the command has started itself, and not waited for, stays a zombie there. Its exit code is the command's, 127 where there is none of that name, else 124.
 *
 * An exec is a process group of its own with runc and crun (setsid); where it is none, only the command itself is ended.
 */
export const supervisorScript = `IFS= read -r go || { echo '${noStdin}' >&2; exit 125; }
command -v "$1" >/dev/null 2>&1 || exit 127
c=; trap c=1 TERM; exec 3<&0 </dev/null
"$@" 3<&- & p=$!
( trap : TERM; IFS= read -r stop <&3; read -r a b d e g f </proc/$$/stat
n=0; while [ $n -lt 5 ] && kill -0 $p; do
if [ "$g" = $$ ]; then kill -TERM 0; else kill -TERM $$ $p; fi
n=$((n+1)); sleep 0.2 || sleep 1 || break; done
kill -9 $p ) >/dev/null 2>&1 & r=$!
exec 3<&-
{ wait $p; s=$?
if [ "$c" ]; then for q in $p $r; do while kill -0 $q; do wait $q; done; done; exit ${endedCode}; fi
kill -9 $r; wait $r; } 2>/dev/null
exit $s`;
