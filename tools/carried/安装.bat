@echo off
chcp 936 >nul
setlocal
title 安装 respgraph
set "HOME_DIR=%LOCALAPPDATA%\respgraph"
set "RIGHT=import sys; sys.exit(sys.version_info[:2] != ({version}) or sys.maxsize.bit_length() != 63)"
set "PYTHON=py -{python}"
%PYTHON% -c "%RIGHT%" >nul 2>&1
if not errorlevel 1 goto install
set "PYTHON=python"
%PYTHON% -c "%RIGHT%" >nul 2>&1
if errorlevel 1 goto no_python

:install
echo 正在安装，约需一分钟，请勿关闭窗口。
%PYTHON% -m venv --clear "%HOME_DIR%"
if errorlevel 1 goto failed
"%HOME_DIR%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%~dp0wheels" "{package}"
if errorlevel 1 goto failed
"%HOME_DIR%\Scripts\respgraph.exe" doctor --lang zh
if errorlevel 1 goto failed
echo.
echo 安装完成。把方案拖到“生成报告.bat”上，即可生成报告。
pause
exit /b 0

:no_python
echo 本安装包需要 64 位的 Python {python}，这台电脑上没有找到。
set "FOUND="
for /f "tokens=2" %%v in ('py -V 2^>nul') do set "FOUND=%%v"
if not defined FOUND for /f "tokens=2" %%v in ('python -V 2^>nul') do set "FOUND=%%v"
if defined FOUND echo 电脑上现有的是 Python %FOUND%，版本或位数不符。
if exist "%~dp0python-*.exe" goto installer
echo 请向提供安装包的同事索取 Python {python} 的安装程序，安装后再双击本文件。
pause
exit /b 1

:installer
cd /d "%~dp0"
for %%f in (python-*.exe) do echo 请先双击 %%f，安装 Python，再双击本文件。
pause
exit /b 1

:failed
echo.
echo 安装没有成功。请将窗口内容截图，反馈给提供安装包的同事。
pause
exit /b 1
