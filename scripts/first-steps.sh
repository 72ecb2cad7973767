#!/bin/bash
# What the README tells a stranger, from the packed archive, in an empty home; on the cluster of $KUBECONFIG where there is one.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cluster=${KUBECONFIG:-}
npm pack --silent --pack-destination "$folder" > /dev/null
export HOME=$folder/home PATH=$folder/prefix/bin:$PATH
unset KUBECONFIG XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME
mkdir "$HOME"
cd "$HOME"
npm install --silent --global --offline --no-audit --prefix "$folder/prefix" "$folder"/svctop-*.tgz

say() { echo "first steps: $*"; }
# A command that has to end with this exit code.
ends() { local code=$1 got=0; shift; "$@" > "$folder/out" 2> "$folder/err" || got=$?; [ "$got" = "$code" ] || { say "$* ended with $got, not $code"; cat "$folder/out" "$folder/err"; exit 1; }; say "$* ended with $code"; }
# 80 columns and 24 rows are enough for it.
fits() { [ "$(wc -l < "$folder/out")" -le 24 ] && ! grep -qE '.{81}' "$folder/out" || { say 'it does not fit 80x24'; cat "$folder/out"; exit 1; }; }
# One sentence or two of why, in one line.
says_once() { [ "$(wc -l < "$folder/err")" = 1 ] || { say 'it is not told in one line'; cat "$folder/err"; exit 1; }; }
shows() { grep -q -- "$1" "$folder/out" || { say "nothing says $1"; cat "$folder/out"; exit 1; }; }

ends 0 svctop --version; shows 'commit'
ends 0 svctop help; shows 'Examples'
ends 1 svctop check --demo -A --fail-on warning; shows 'selector-matches-nothing'
ends 1 svctop trace cart -n shop --demo; shows 'not-listening'
ends 0 svctop explain not-listening
ends 0 svctop config; shows 'debugImage'
ends 2 svctop check; says_once
ends 2 svctop check --fali-on warning; says_once
ends 2 svctop chek; says_once
for topic in check trace wait explain completion config help version flags; do
	ends 0 svctop help $topic; fits
done
ends 0 svctop check --help; shows 'Examples'
ends 0 bash -c 'source <(svctop completion bash); COMP_WORDS=(svctop check --fail-on wa); COMP_CWORD=3; _svctop; [ "${COMPREPLY[*]}" = warning ]'
if command -v zsh > /dev/null; then
	ends 0 zsh -fc 'autoload -U compinit; compinit -u; source <(svctop completion zsh); (($+functions[_svctop]))'
fi
if command -v man > /dev/null; then
	ends 0 man -M "$folder/prefix/share/man" svctop; shows 'svctop'
fi
if command -v fish > /dev/null; then
	ends 0 fish --no-config -c 'svctop completion fish | source; complete -C "svctop check --fail-on wa"'; shows '^warning'
fi
ln -s "$folder/prefix/bin/svctop" "$folder/prefix/bin/kubectl-svctop"
if [ -n "$cluster" ]; then
	export KUBECONFIG=$cluster
	ends 0 svctop check -n kube-system kube-dns; shows '1 service: 0 errors'
	ends 0 kubectl svctop check -n kube-system kube-dns
	ends 0 svctop __complete check -n kube-sys; shows '^kube-system$'
	for flags in '--context nope' '--cluster nope' '--user nope' '--kubeconfig /nope' '--server nope' '--server https://127.0.0.1:1' \
		'--token nope' '--certificate-authority /nope' '--client-certificate /nope' '--client-key /nope' '--tls-server-name nope' \
		'--as-uid 7' '--as-group nope' '--namespace nope' '--request-timeout nope'; do
		ends 2 svctop check $flags; says_once
	done
fi
say 'all of it works'
