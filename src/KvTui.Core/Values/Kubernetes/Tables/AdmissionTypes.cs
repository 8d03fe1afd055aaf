namespace KvTui.Core.Values.Kubernetes.Tables;

/// <summary>The fields of admission webhooks, as <see cref="TypeTable"/> reads them.</summary>
internal static class AdmissionTypes
{
    public static ReadOnlySpan<byte> Text =>
        """
        MatchCondition: 1 name, 2 expression
        MutatingWebhook: 1 name, 2 clientConfig WebhookClientConfig, 3 rules []RuleWithOperations, 4 failurePolicy, 5 namespaceSelector LabelSelector, 6 sideEffects,
            7 timeoutSeconds int!, 8 admissionReviewVersions [], 9 matchPolicy, 10 reinvocationPolicy, 11 objectSelector LabelSelector,
            12 matchConditions []MatchCondition
        MutatingWebhookConfiguration: 1 metadata ObjectMeta, 2 webhooks []MutatingWebhook
        Rule: 1 apiGroups [], 2 apiVersions [], 3 resources [], 4 scope
        RuleWithOperations: 1 operations [], 2 rule +Rule
        ServiceReference: 1 namespace, 2 name !, 3 path, 4 port int!
        ValidatingWebhook: 1 name, 2 clientConfig WebhookClientConfig, 3 rules []RuleWithOperations, 4 failurePolicy, 5 namespaceSelector LabelSelector, 6 sideEffects,
            7 timeoutSeconds int!, 8 admissionReviewVersions [], 9 matchPolicy, 10 objectSelector LabelSelector, 11 matchConditions []MatchCondition
        ValidatingWebhookConfiguration: 1 metadata ObjectMeta, 2 webhooks []ValidatingWebhook
        WebhookClientConfig: 1 service ServiceReference, 2 caBundle bytes, 3 url
        """u8;
}
