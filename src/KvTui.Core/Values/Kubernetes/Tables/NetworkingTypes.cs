namespace KvTui.Core.Values.Kubernetes.Tables;

/// <summary>The fields of ingresses and network policies, as <see cref="TypeTable"/> reads them.</summary>
internal static class NetworkingTypes
{
    public static ReadOnlySpan<byte> Text =>
        """
        HTTPIngressPath: 1 path, 2 backend IngressBackend, 3 pathType
        HTTPIngressRuleValue: 1 paths []HTTPIngressPath
        IPBlock: 1 cidr !, 2 except []
        Ingress: 1 metadata ObjectMeta, 2 spec IngressSpec, 3 status IngressStatus
        IngressBackend: 3 resource TypedLocalObjectReference, 4 service IngressServiceBackend
        IngressClass: 1 metadata ObjectMeta, 2 spec IngressClassSpec
        IngressClassSpec: 1 controller, 2 parameters TypedLocalObjectReference
        IngressRule: 1 host, 2 ingressRuleValue +IngressRuleValue
        IngressRuleValue: 1 http HTTPIngressRuleValue
        IngressServiceBackend: 1 name, 2 port ServiceBackendPort
        IngressSpec: 1 defaultBackend IngressBackend, 2 tls []IngressTLS, 3 rules []IngressRule, 4 ingressClassName
        IngressStatus: 1 loadBalancer LoadBalancerStatus
        IngressTLS: 1 hosts [], 2 secretName
        NetworkPolicy: 1 metadata ObjectMeta, 2 spec NetworkPolicySpec
        NetworkPolicyEgressRule: 1 ports []NetworkPolicyPort, 2 to []NetworkPolicyPeer
        NetworkPolicyIngressRule: 1 ports []NetworkPolicyPort, 2 from []NetworkPolicyPeer
        NetworkPolicyPeer: 1 podSelector LabelSelector, 2 namespaceSelector LabelSelector, 3 ipBlock IPBlock
        NetworkPolicyPort: 1 protocol, 2 port IntOrString, 3 endPort int!
        NetworkPolicySpec: 1 podSelector LabelSelector, 2 ingress []NetworkPolicyIngressRule, 3 egress []NetworkPolicyEgressRule, 4 policyTypes []
        ServiceBackendPort: 1 name, 2 number int
        """u8;
}
