#!/usr/bin/env bash
# An RPC: the health check that gRPC defines and etcd serves too. Its request is empty when it asks about the whole server.
# shellcheck source=tests/additions/insert.sh
source "$(dirname "${BASH_SOURCE[0]}")/insert.sh"

after src/KvTui.Etcd/Transport/RpcMethod.cs 'RpcMethod Downgrade =' <<'CODE'
    public static readonly RpcMethod HealthCheck = new("Health", "Check", package: "grpc.health.v1");
CODE

after src/KvTui.Etcd/Calls/Descriptors/CallDescription.cs 'AuthenticateRequest =>' <<'CODE'
        Google.Protobuf.WellKnownTypes.Empty => new(method, request) { RequireLeader = false, SendToken = false },
CODE

# the list of calls that change nothing, which a test has so that one thinks twice
replace tests/KvTui.Etcd.Tests/Calls/Access/CallGuardTests.cs '"Maintenance/Downgrade", "Auth' '"Maintenance/Downgrade", "Health/Check", "Auth'
