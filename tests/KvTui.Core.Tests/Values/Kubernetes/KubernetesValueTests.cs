using System.Text;
using KvTui.Core.Values;
using KvTui.Core.Values.Formats;
using KvTui.Core.Values.Kubernetes;

namespace KvTui.Core.Tests.Values.Kubernetes;

public sealed class KubernetesValueTests
{
    [Fact]
    public void A_pod_reads_as_kubectl_prints_it() => AssertYaml(StoredObjects.Pod, "Pod", """
        apiVersion: v1
        kind: Pod
        metadata:
          annotations:
            note: |
              one
              two
          creationTimestamp: "2023-11-14T22:13:20Z"
          labels:
            app.kubernetes.io/name: web
            canary: "true"
            tier: front
          # managedFields: kubectl Update, kubelet Update
          name: web-0
          namespace: default
          ownerReferences:
          - apiVersion: apps/v1
            blockOwnerDeletion: true
            controller: true
            kind: StatefulSet
            name: web
            uid: u-1
          uid: 0d1f0a52-8a4f-4a57-8c4e-1f5a7c1d2e3f
        spec:
          containers:
          - args:
            - --listen=:8080
            env:
            - name: MODE
              value: "on"
            image: example/web:1.2.3
            livenessProbe:
              httpGet:
                path: /healthz
                port: 8080
                scheme: HTTP
              periodSeconds: 10
            name: app
            ports:
            - containerPort: 8080
              protocol: TCP
            resources:
              limits:
                cpu: "1"
                memory: 128Mi
            volumeMounts:
            - mountPath: /tmp
              name: tmp
          - image: example/side
            name: side
            resources: {}
            restartPolicy: Always
          enableServiceLinks: true
          nodeName: node-a
          restartPolicy: Always
          terminationGracePeriodSeconds: 30
          tolerations:
          - effect: NoExecute
            key: node.kubernetes.io/not-ready
            operator: Exists
            tolerationSeconds: 300
          volumes:
          - emptyDir: {}
            name: tmp
          field 99: from the future
        status:
          conditions:
          - lastProbeTime: null
            lastTransitionTime: "2023-11-14T22:13:20Z"
            status: "True"
            type: Ready
          containerStatuses:
          - image: example/web:1.2.3
            imageID: ""
            lastState: {}
            name: app
            ready: true
            restartCount: 0
            state:
              running:
                startedAt: "2023-11-14T22:13:20Z"
          phase: Running
          podIP: 10.0.0.7
        """);

    [Fact]
    public void A_service_has_its_ports_by_name_or_number() => AssertYaml(StoredObjects.Service, "Service", """
        apiVersion: v1
        kind: Service
        metadata:
          creationTimestamp: "2023-11-14T22:13:20Z"
          name: web
          namespace: default
        spec:
          clusterIP: 10.96.0.10
          clusterIPs:
          - 10.96.0.10
          internalTrafficPolicy: Cluster
          ipFamilies:
          - IPv4
          ipFamilyPolicy: SingleStack
          ports:
          - name: http
            port: 80
            protocol: TCP
            targetPort: web
          selector:
            app: web
          sessionAffinity: None
          type: ClusterIP
        status:
          loadBalancer: {}
        """);

    [Fact]
    public void A_deployment_without_replicas_says_so() => AssertYaml(StoredObjects.Deployment, "Deployment", """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          creationTimestamp: "2023-11-14T22:13:20Z"
          generation: 3
          name: web
          namespace: default
        spec:
          replicas: 0
          revisionHistoryLimit: 10
          selector:
            matchLabels:
              app: web
          strategy:
            rollingUpdate:
              maxSurge: 1
              maxUnavailable: 25%
            type: RollingUpdate
          template:
            metadata:
              labels:
                app: web
            spec:
              containers:
              - image: web
                name: app
        status:
          observedGeneration: 3
        """);

    [Fact]
    public void The_data_of_a_secret_stays_base64() => AssertYaml(StoredObjects.Secret, "Secret", """
        apiVersion: v1
        data:
          password: aHVudGVyMg==
          user: YWRtaW4=
        kind: Secret
        metadata:
          creationTimestamp: "2023-11-14T22:13:20Z"
          name: db
          namespace: default
        type: Opaque
        """);

    [Fact]
    public void A_lease_has_its_times_in_microseconds() => AssertYaml(StoredObjects.Lease, "Lease", """
        apiVersion: coordination.k8s.io/v1
        kind: Lease
        metadata:
          creationTimestamp: "2023-11-14T22:13:20Z"
          name: node-a
          namespace: kube-node-lease
        spec:
          holderIdentity: node-a
          leaseDurationSeconds: 40
          leaseTransitions: 0
          renewTime: "2023-11-14T22:13:20.123456Z"
        """);

    [Fact]
    public void Of_an_unknown_kind_the_metadata_has_names_and_the_rest_numbers() => AssertYaml(StoredObjects.Unknown, "Widget", """
        apiVersion: example.dev/v1
        kind: Widget
        metadata:
          creationTimestamp: "2023-11-14T22:13:20Z"
          labels:
            a: b
          name: w
        field 2:
          field 1: text
          field 2: 42
          field 3:
          - one
          - two
          field 4:
            field 1: 7
            field 2: inner
          field 5: !!binary /wAB
        """);

    [Fact]
    public void A_json_object_stays_json_until_yaml_is_asked_for()
    {
        var json = """{"apiVersion":"example.dev/v1","kind":"Widget","metadata":{"name":"w","labels":{}},"spec":{"on":true,"size":"10","parts":[{"a":1.50,"b":null},[],"x"]}}"""u8.ToArray();
        Assert.Equal(ValueFormat.Json, ValueFormatter.Format(json, ValueFormat.Auto, 80).Format);
        AssertYaml(json, "Widget", """
            apiVersion: example.dev/v1
            kind: Widget
            metadata:
              name: w
              labels: {}
            spec:
              "on": true
              size: "10"
              parts:
              - a: 1.50
                b: null
              - []
              - x
            """, ValueFormat.Kubernetes);
    }

    [Theory]
    [InlineData("k8s:enc:aescbc:v1:key1:", "encrypted at rest: aescbc, key key1, 1.2 KiB")]
    [InlineData("k8s:enc:secretbox:v1:k:", "encrypted at rest: secretbox, key k, 1.2 KiB")]
    [InlineData("k8s:enc:kms:v2:vault:", "encrypted at rest: kms, v2, provider vault, 1.2 KiB")]
    [InlineData("k8s:enc:odd", "encrypted at rest: odd")]
    public void An_encrypted_value_is_named_as_such_and_shown_in_hex(string prefix, string note)
    {
        byte[] value = [.. Encoding.UTF8.GetBytes(prefix), .. Enumerable.Range(0, 1200).Select(i => (byte)(i * 7))];
        foreach (var format in new[] { ValueFormat.Auto, ValueFormat.Kubernetes, ValueFormat.Hex })
        {
            var shown = ValueFormatter.Format(value, format, 80);
            Assert.Equal(ValueFormat.Hex, shown.Format);
            Assert.StartsWith(note, shown.Note, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Cbor_is_decoded_and_named_where_it_is_shown_in_hex()
    {
        byte[] value = [0xD9, 0xD9, 0xF7, 0xA0];
        Assert.Equal("cbor", ValueFormatter.Format(value, ValueFormat.Auto, 80).Name);
        var shown = ValueFormatter.Format(value, ValueFormat.Hex, 80);
        Assert.Equal((ValueFormat.Hex, "CBOR"), (shown.Format, shown.Note));
        var damaged = ValueFormatter.Format(value.AsMemory(0, 3), ValueFormat.Auto, 80);
        Assert.Equal((ValueFormat.Hex, "CBOR"), (damaged.Format, damaged.Note));
    }

    [Fact]
    public void Where_there_is_no_object_the_value_is_shown_as_its_content_suggests()
    {
        Assert.Equal(ValueFormat.Text, ValueFormatter.Format("plain"u8.ToArray(), ValueFormat.Kubernetes, 80).Format);
        Assert.Equal(ValueFormat.Json, ValueFormatter.Format("""{"kind":1}"""u8.ToArray(), ValueFormat.Kubernetes, 80).Format);
    }

    [Fact]
    public void A_value_cut_off_shows_what_is_there_and_where_it_ends()
    {
        var shown = ValueFormatter.Format(StoredObjects.Pod.AsMemory(0, 300), ValueFormat.Auto, 80);
        Assert.Contains("  name: web-0", shown.Lines);
        Assert.StartsWith("damaged after byte ", shown.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_object_is_cut_until_more_is_asked_for()
    {
        var data = Proto.Map([.. Enumerable.Range(0, 5000).Select(i => ($"key-{i:D4}", (object)new string('x', 40)))]);
        var value = Proto.Envelope("v1", "ConfigMap", Proto.Of((1, Proto.Of((1, "large"))), (2, data)));
        var preview = ValueFormatter.Format(value, ValueFormat.Auto, 80);
        Assert.InRange(preview.Lines.Sum(line => line.Length + 1), 1, ValueFormatter.PreviewBytes + 100);
        Assert.InRange(preview.ShownBytes, 1, value.Length - 1);
        Assert.EndsWith("m: more", preview.Note, StringComparison.Ordinal);
        var all = ValueFormatter.Format(value, ValueFormat.Auto, 80, 8 * ValueFormatter.PreviewBytes);
        Assert.Equal((value.Length, (string?)null), (all.ShownBytes, all.Note));
        Assert.Equal("  name: large", all.Lines[^1]);
    }

    [Theory]
    [InlineData(StoredKind.Pod, "kubectl")]
    [InlineData(StoredKind.Encrypted, "encrypted")]
    public void Editing_is_left_to_kubectl(StoredKind kind, string word)
    {
        var value = kind == StoredKind.Pod ? StoredObjects.Pod : "k8s:enc:aescbc:v1:k:abc"u8.ToArray();
        Assert.Contains(word, KubernetesValue.WhyNoEdit(value), StringComparison.Ordinal);
        Assert.Null(KubernetesValue.WhyNoEdit("text"u8));
    }

    public enum StoredKind
    {
        Pod,
        Encrypted,
    }

    private static void AssertYaml(byte[] value, string kind, string yaml, ValueFormat format = ValueFormat.Auto)
    {
        var shown = ValueFormatter.Format(value, format, 80);
        Assert.Equal((ValueFormat.Kubernetes, "k8s " + kind, (string?)null), (shown.Format, shown.Name, shown.Note));
        Assert.Equal(yaml.ReplaceLineEndings("\n"), string.Join('\n', shown.Lines));
        Assert.Equal(value.Length, shown.ShownBytes);
    }
}
