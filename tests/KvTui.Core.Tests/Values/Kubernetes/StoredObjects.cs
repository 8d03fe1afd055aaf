namespace KvTui.Core.Tests.Values.Kubernetes;

/// <summary>Objects as an API server stores them.</summary>
internal static class StoredObjects
{
    private static byte[] Time => Proto.Of((1, 1_700_000_000), (2, 0));

    public static byte[] Pod { get; } = Proto.Envelope("v1", "Pod", Proto.Of(
        (1, Proto.Of(
            (1, "web-0"), (2, ""), (3, "default"), (4, ""), (5, "0d1f0a52-8a4f-4a57-8c4e-1f5a7c1d2e3f"), (6, ""), (7, 0), (8, Time),
            (11, Proto.Map(("tier", "front"), ("app.kubernetes.io/name", "web"), ("canary", "true"))),
            (12, Proto.Map(("note", "one\ntwo\n"))),
            (13, Proto.Of((1, "StatefulSet"), (3, "web"), (4, "u-1"), (5, "apps/v1"), (6, true), (7, true))),
            (17, (object[])[Proto.Of((1, "kubectl"), (2, "Update"), (3, "v1")), Proto.Of((1, "kubelet"), (2, "Update"), (8, "status"))]))),
        (2, Proto.Of(
            (1, Proto.Of((1, "tmp"), (2, Proto.Of((2, Proto.Of((1, ""))))))),
            (2, (object[])
            [
                Proto.Of(
                    (1, "app"), (2, "example/web:1.2.3"), (4, "--listen=:8080"), (6, Proto.Of((1, ""), (2, 0), (3, 8080), (4, "TCP"), (5, ""))),
                    (7, Proto.Of((1, "MODE"), (2, "on"))),
                    (8, Proto.Of((1, Proto.Map(("memory", Proto.Of((1, "128Mi"))), ("cpu", Proto.Of((1, "1"))))))),
                    (9, Proto.Of((1, "tmp"), (2, false), (3, "/tmp"), (4, ""))),
                    (10, Proto.Of((1, Proto.Of((2, Proto.Of((1, "/healthz"), (2, Proto.Of((1, 0), (2, 8080), (3, ""))), (3, ""), (4, "HTTP"))))), (2, 0), (4, 10))),
                    (16, false)),
                Proto.Of((1, "side"), (2, "example/side"), (8, Array.Empty<byte>()), (24, "Always")),
            ]),
            (3, "Always"), (4, 30), (10, "node-a"), (11, false), (22, Proto.Of((1, "node.kubernetes.io/not-ready"), (2, "Exists"), (3, ""), (4, "NoExecute"), (5, 300))), (30, true), (99, "from the future"))),
        (3, Proto.Of(
            (1, "Running"), (2, Proto.Of((1, "Ready"), (2, "True"), (3, Array.Empty<byte>()), (4, Time), (5, ""), (6, ""))), (6, "10.0.0.7"),
            (8, Proto.Of((1, "app"), (2, Proto.Of((2, Proto.Of((1, Time))))), (3, Array.Empty<byte>()), (4, true), (5, 0), (6, "example/web:1.2.3"), (7, "")))))));

    public static byte[] Service { get; } = Proto.Envelope("v1", "Service", Proto.Of(
        (1, Proto.Of((1, "web"), (3, "default"), (8, Time))),
        (2, Proto.Of(
            (1, (object[])[Proto.Of((1, "http"), (2, "TCP"), (3, 80), (4, Proto.Of((1, 1), (2, 0), (3, "web"))), (5, 0))]),
            (2, Proto.Map(("app", "web"))), (3, "10.96.0.10"), (4, "ClusterIP"), (7, "None"), (13, false), (17, "SingleStack"), (18, "10.96.0.10"), (19, "IPv4"), (22, "Cluster"))),
        (3, Proto.Of((1, Array.Empty<byte>())))));

    public static byte[] Deployment { get; } = Proto.Envelope("apps/v1", "Deployment", Proto.Of(
        (1, Proto.Of((1, "web"), (3, "default"), (7, 3), (8, Time))),
        (2, Proto.Of(
            (1, 0), (2, Proto.Of((1, Proto.Map(("app", "web"))))),
            (3, Proto.Of((1, Proto.Of((1, ""), (8, Array.Empty<byte>()), (11, Proto.Map(("app", "web"))))), (2, Proto.Of((2, Proto.Of((1, "app"), (2, "web"))))))),
            (4, Proto.Of((1, "RollingUpdate"), (2, Proto.Of((1, Proto.Of((1, 1), (2, 0), (3, "25%"))), (2, Proto.Of((1, 0), (2, 1), (3, ""))))))),
            (5, 0), (6, 10), (7, false))),
        (3, Proto.Of((1, 3), (2, 0), (3, 0)))));

    public static byte[] Secret { get; } = Proto.Envelope("v1", "Secret", Proto.Of(
        (1, Proto.Of((1, "db"), (3, "default"), (8, Time))),
        (2, Proto.Map(("user", "admin"u8.ToArray()), ("password", "hunter2"u8.ToArray()))),
        (3, "Opaque")));

    public static byte[] Lease { get; } = Proto.Envelope("coordination.k8s.io/v1", "Lease", Proto.Of(
        (1, Proto.Of((1, "node-a"), (3, "kube-node-lease"), (8, Time))),
        (2, Proto.Of((1, "node-a"), (2, 40), (4, Proto.Of((1, 1_700_000_000), (2, 123_456_000))), (5, 0)))));

    /// <summary>An object of a kind that no table has.</summary>
    public static byte[] Unknown { get; } = Proto.Envelope("example.dev/v1", "Widget", Proto.Of(
        (1, Proto.Of((1, "w"), (8, Time), (11, Proto.Map(("a", "b"))))),
        (2, Proto.Of((1, "text"), (2, 42), (3, (object[])["one", "two"]), (4, Proto.Of((1, 7), (2, "inner"))), (5, new byte[] { 0xFF, 0x00, 0x01 })))));

    public static IReadOnlyList<byte[]> All { get; } = [Pod, Service, Deployment, Secret, Lease, Unknown];
}
