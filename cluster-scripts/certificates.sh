# shellcheck shell=bash
# Throw-away certificates for a cluster on loopback; to be sourced.

# make_certificates FOLDER: a certificate authority, a server's and a client's certificate, valid for ten years
make_certificates() (
  set -euo pipefail
  need openssl openssl
  mkdir -p "$1"
  cd "$1"
  umask 077
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
    -subj "/CN=kvtui throw-away authority" -keyout ca.key -out ca.crt 2>/dev/null
  # etcd's own gateway shows the server certificate as a client
  sign server localhost serverAuth,clientAuth
  sign client root clientAuth
)

# sign FILE NAME USAGES
sign() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$2" -keyout "$1.key" -out "$1.csr" 2>/dev/null
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 3650 -out "$1.crt" 2>/dev/null \
    -extfile <(printf 'subjectAltName=IP:127.0.0.1,IP:::1,DNS:localhost\nextendedKeyUsage=%s\n' "$3")
  rm "$1.csr"
}
