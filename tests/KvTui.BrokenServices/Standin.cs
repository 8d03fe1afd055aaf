using System.Reflection;

namespace KvTui.BrokenServices;

/// <summary>Passes calls on to another object, but for those of one member.</summary>
public class Standin : DispatchProxy
{
    public object? Inner { get; set; }

    public string Member { get; set; } = "";

    public Func<object>? Instead { get; set; }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == Member
        ? Instead!()
        : targetMethod.Invoke(Inner, BindingFlags.DoNotWrapExceptions, null, args, null);
}
