namespace KvTui.Core.Update;

/// <summary>A background service broke.</summary>
internal static class ServiceUpdate
{
    private const int InternalError = 70;

    public static ExplorerState Apply(ExplorerState state, ServiceMessage message) => message.Final
        ? state with { Quitting = true, ExitCode = InternalError }
        : state.Error($"{message.Service} broke and was started again: {message.Error}");
}
