using System.Linq.Expressions;
using System.Reflection;
using Google.Protobuf;
using V3Electionpb;
using Rpc = dotnet_etcd.interfaces.IEtcdClient;

namespace KvTui.Etcd.Tests.Server.EveryMethod;

/// <summary>Calls each method of dotnet-etcd's interface, whatever its parameters are, so that what it asks for would change the cluster if it could.</summary>
internal sealed class EveryMethod(Subjects subjects)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>In the order of the type; watches that are cancelled and the disposal are no calls.</summary>
    public static IReadOnlyList<MethodInfo> All { get; } = [.. typeof(Rpc).GetMethods().Where(static method => method.Name is not ("CancelWatch" or "Dispose"))];

    /// <summary>As “PutAsync(String, String)”.</summary>
    public static string Signature(MethodInfo method)
        => $"{method.Name}({string.Join(", ", method.GetParameters().Where(static each => !each.HasDefaultValue).Select(static each => each.ParameterType.Name))})";

    /// <summary>Calls a method to its end, or for a moment if it has none; returns how it failed, null if it did not.</summary>
    public async Task<Exception?> CallAsync(Rpc client, MethodInfo method)
    {
        using var enough = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            var result = method.Invoke(client, [.. method.GetParameters().Select(each => Argument(each, enough))]);
            switch (result)
            {
                case Task task:
                    await task.WaitAsync(Patience, TimeProvider.System);
                    break;
                case IAsyncEnumerable<LeaderResponse> leaders:
                    await leaders.FirstAsync(enough.Token);
                    break;
                default:
                    break;
            }

            return null;
        }
        catch (TargetInvocationException failure)
        {
            return failure.InnerException;
        }
        catch (Exception failure)
        {
            return failure;
        }
        finally
        {
            await enough.CancelAsync();
        }
    }

    private object? Argument(ParameterInfo parameter, CancellationTokenSource enough)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken))
        {
            return enough.Token;
        }

        if (type == typeof(CancellationTokenSource))
        {
            return enough;
        }

        if (type.IsArray)
        {
            var array = Array.CreateInstance(type.GetElementType()!, 1);
            array.SetValue(Value(type.GetElementType()!, parameter.Name!), 0);
            return array;
        }

        return parameter.HasDefaultValue && type != typeof(string) ? parameter.DefaultValue : Value(type, parameter.Name!);
    }

    private object? Value(Type type, string name)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Action<>))
        {
            return Expression.Lambda(type, Expression.Empty(), Expression.Parameter(type.GetGenericArguments()[0])).Compile();
        }

        return type.Name switch
        {
            nameof(String) => name is "peerURLs" ? subjects.FreshUrl() : name is "name" ? subjects.Fresh("name") : name is "value" or "val" ? "v" : Subjects.Key,
            nameof(Int64) => subjects.Lease,
            nameof(UInt64) => subjects.Member,
            nameof(Int32) => 1,
            nameof(LeaderKey) => subjects.Leader,
            _ when typeof(IMessage).IsAssignableFrom(type) => subjects.Request(type),
            _ => null,
        };
    }
}
