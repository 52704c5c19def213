@echo off
chcp 936 >nul
title respgraph
set "LANG=zh_CN.UTF-8"
set "PATH=%LOCALAPPDATA%\respgraph\Scripts;%PATH%"
cd /d "%~dp0示例"
if not "%~1"=="" cd /d "%~dp1"
echo 常用命令（把 清禾区2025.docx 换成您的方案文件名，文件名中有空格时两头加英文双引号）：
echo.
echo   生成报告  respgraph report 清禾区2025.docx --roster 名册.csv -o 清禾区报告
echo   方案自查  respgraph audit 清禾区2025.docx --lang zh
echo   人员调整  respgraph what-if 清禾区2025.docx --without 林若海 --lang zh
echo   更正读取  respgraph read 清禾区2025.docx --format xlsx --lang zh -o 更正.xlsx
echo   起草名册  respgraph roster 清禾区2025.docx --lang zh -o 名册草稿.csv
echo   检查安装  respgraph doctor --lang zh
echo.
echo 各命令的用法：respgraph report --help。关闭窗口：exit。
echo.
cmd /k
